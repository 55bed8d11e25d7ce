import { css } from 'lit';

export const playerStyles = css`
  :host,
  .picture,
  .dim {
    display: block;
    position: absolute;
    top: 0;
    left: 0;
    width: var(--canvas-width);
    height: var(--canvas-height);
  }
  .picture {
    outline: none;
  }
  .before {
    position: absolute;
    top: 0;
    left: 0;
    width: var(--canvas-width);
    height: var(--canvas-height);
    background: var(--color-background);
  }
  .before[hidden] {
    display: none;
  }
  .dim {
    background: var(--color-veil-light);
  }
  .failed .dim {
    background: var(--color-veil);
  }
  title-hero {
    position: absolute;
    bottom: var(--hero-bottom);
    left: var(--safe-x);
    width: var(--safe-width);
  }
  .loading {
    position: absolute;
    top: var(--rails-top);
    left: var(--safe-x);
    width: var(--safe-width);
  }
  .message {
    display: flex;
    flex-direction: column;
    justify-content: center;
    position: absolute;
    top: 0;
    left: var(--safe-x);
    width: var(--safe-width);
    height: 100%;
  }
  subtitle-layer {
    position: absolute;
    bottom: var(--safe-y);
    left: var(--safe-x);
    width: var(--safe-width);
  }
  subtitle-layer.raised {
    bottom: var(--subtitle-raised);
  }
  subtitle-layer.over-thumbnail {
    bottom: var(--subtitle-over-thumbnail);
  }
  subtitle-layer.beside-panel {
    width: calc(var(--safe-width) + var(--safe-x) - var(--tracks-width) - var(--space-m));
  }
  tracks-panel {
    position: absolute;
    top: 0;
    right: 0;
    width: var(--tracks-width);
    height: 100%;
  }
  .stalled {
    position: absolute;
    top: calc(50% - var(--spinner-size) / 2 - var(--space-m));
    left: calc(50% - var(--spinner-size) / 2 - var(--space-m));
    box-sizing: content-box;
    padding: var(--space-m);
    border-radius: var(--radius-round);
    background: var(--color-veil);
  }
`;
