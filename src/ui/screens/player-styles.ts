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
    background: linear-gradient(to right, var(--color-veil-strong), var(--color-veil));
  }
  .message {
    position: absolute;
    bottom: var(--hero-bottom);
    left: var(--safe-x);
    width: var(--safe-width);
  }
  .message h1 {
    max-width: var(--hero-width);
    margin-bottom: var(--space-m);
    font-size: var(--size-hero);
    font-weight: var(--weight-strong);
    letter-spacing: var(--tracking-hero);
    line-height: 1.12;
  }
  .stalled {
    position: absolute;
    top: calc(50% - var(--spinner-size) / 2);
    left: calc(50% - var(--spinner-size) / 2);
  }
`;
