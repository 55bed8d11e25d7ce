import type { PanelGroup } from './panel-model.ts';
import { PANEL } from './panel-sizes.ts';
import { CANVAS } from './theme.ts';

export interface PanelScroll {
  /** Whether all of the panel can be seen at once. */
  readonly fits: boolean;
  /** How far it is moved up, in canvas pixels. */
  readonly offset: number;
}

const VIEW_HEIGHT = CANVAS.height - 2 * PANEL.margin;

/**
 * Where a panel has to be so that the focused choice stands in the middle of it, as far as there is anything above and below. Arithmetic
 * over the fixed heights of panel-sizes.ts: nothing of the layout is read. Groups without choices are not there.
 */
export function panelScroll(groups: readonly PanelGroup[], focused: string | null): PanelScroll {
  let height = 0;
  let middle = 0;
  for (const group of groups) {
    if (group.choices.length === 0) continue;
    height += group.heading === '' ? PANEL.waysMargin : PANEL.headingHeight;
    const { isInLine = false } = group;
    const pitch = isInLine ? PANEL.chipPitch : PANEL.choicePitch;
    const at = group.choices.findIndex(({ item }) => item === focused);
    if (at >= 0) middle = height + (lineOf(group, at) + 0.5) * pitch;
    height += (lineOf(group, group.choices.length - 1) + 1) * pitch;
    if (group.note !== undefined) height += PANEL.noteHeight;
  }
  const most = Math.max(0, height - VIEW_HEIGHT);
  return { fits: most === 0, offset: Math.min(Math.max(0, Math.round(middle - VIEW_HEIGHT / 2)), most) };
}

/** Lines that break as they come are taken for one: who has such groups sees to it that they fit. */
function lineOf({ isInLine = false, perLine = Infinity }: PanelGroup, at: number): number {
  return isInLine ? Math.floor(at / perLine) : at;
}
