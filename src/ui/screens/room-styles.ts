import { css } from 'lit';
import { fullCanvas } from '../full-canvas.ts';

export const roomStyles = css`
  :host,
  .picture {
    display: block;
    ${fullCanvas}
  }
  .picture {
    outline: none;
  }
  .at-rest {
    cursor: none;
  }
  mini-hint {
    position: absolute;
    top: calc(50% - var(--space-xxl));
    left: 0;
    width: 100%;
    height: calc(2 * var(--space-xxl));
  }
  mini-hint.aside {
    top: calc(50% + var(--space-xxl));
  }
  subtitle-layer {
    position: absolute;
    top: var(--safe-y);
    bottom: var(--safe-y);
    left: var(--safe-x);
    width: var(--safe-width);
  }
  subtitle-layer.raised,
  subtitle-layer.over-thumbnail {
    top: var(--subtitle-under-top-bar);
    bottom: var(--subtitle-raised);
  }
  subtitle-layer.over-thumbnail {
    bottom: var(--subtitle-over-thumbnail);
  }
  /* Between both edges, an auto margin pushes to the side that mirrors with the language; Chromium 63 has no logical inset. */
  subtitle-layer.beside-panel {
    right: var(--safe-x);
    -webkit-margin-end: auto;
    width: calc(var(--safe-width) + var(--safe-x) - var(--panel-width) - var(--space-m));
  }
  .panel {
    position: absolute;
    top: 0;
    left: 0;
    right: 0;
    -webkit-margin-start: auto;
    width: var(--panel-width);
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
