import { css } from 'lit';
import { fullCanvas } from '../full-canvas.ts';

export const playerStyles = css`
  :host,
  .dim {
    display: block;
    ${fullCanvas}
  }
  .before {
    ${fullCanvas}
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
