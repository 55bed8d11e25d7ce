import { css, unsafeCSS } from 'lit';

/** Canvas pixels of the panels over the picture, which the arithmetic of their scrolling needs as well as the styles. */
export const PANEL = {
  margin: 54,
  headingHeight: 80,
  choicePitch: 92,
  chipPitch: 72,
  waysMargin: 24,
  noteHeight: 152,
} as const;

const px = (value: number) => unsafeCSS(`${value}px`);

export const panelSizes = css`
  --panel-heading-height: ${px(PANEL.headingHeight)};
  --panel-note-height: ${px(PANEL.noteHeight)};
  --panel-chip-width: 152px;
`;
