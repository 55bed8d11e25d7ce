import { css } from 'lit';

export const playerStyles = css`
  :host,
  .dim {
    display: block;
    position: absolute;
    top: 0;
    left: 0;
    width: var(--canvas-width);
    height: var(--canvas-height);
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
`;
