import { css } from 'lit';
import { fullCanvas } from '../full-canvas.ts';

export const detailsStyles = css`
  :host {
    display: block;
    ${fullCanvas}
    background: var(--color-background);
  }
  :host([hidden]) {
    display: none;
  }
  .words {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    position: absolute;
    bottom: var(--safe-y);
    left: var(--safe-x);
    width: var(--safe-width);
  }
  .dim {
    ${fullCanvas}
    background: var(--color-veil);
  }
  .buttons {
    display: flex;
    margin-top: var(--space-xl);
  }
  .buttons > * + * {
    -webkit-margin-start: var(--space-l);
  }
`;
