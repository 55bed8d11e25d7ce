import { css } from 'lit';

/** The place of what fills the whole canvas: a screen, a picture, a veil. */
export const fullCanvas = css`
  position: absolute;
  top: 0;
  left: 0;
  width: var(--canvas-width);
  height: var(--canvas-height);
`;
