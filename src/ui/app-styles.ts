import { css } from 'lit';
import { fullCanvas } from './full-canvas.ts';
import { calmTokens, tokens } from './theme.ts';

/** The canvas on which all screens stand, with the tokens that they inherit, and the veil under the exit question. */
export const appStyles = css`
  :host {
    ${tokens}
    display: block;
    ${fullCanvas}
    overflow: hidden;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      ${calmTokens}
    }
  }
  .question {
    display: flex;
    align-items: center;
    justify-content: center;
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
    background: var(--color-veil);
  }
`;
