import {
  CAPTION_BACKGROUNDS,
  CAPTION_COLORS,
  CAPTION_EDGES,
  CAPTION_POSITIONS,
  CAPTION_SIZES,
  type CaptionLook,
} from '../../captions/caption-look.ts';
import type { PanelGroup } from '../panel-model.ts';
import { strings } from '../strings.ts';

/** How subtitles look: each choice shows at once, over the picture. */
export function captionsPanel(look: CaptionLook): readonly PanelGroup[] {
  const { captions: texts } = strings;
  return [
    group(look, 'size', texts.size, CAPTION_SIZES, texts.sizes),
    group(look, 'position', texts.position, CAPTION_POSITIONS, texts.positions),
    group(look, 'color', texts.color, CAPTION_COLORS, texts.colors),
    group(look, 'background', texts.background, CAPTION_BACKGROUNDS, texts.backgrounds),
    group(look, 'edge', texts.edge, CAPTION_EDGES, texts.edges),
  ];
}

function group<Part extends keyof CaptionLook>(
  look: CaptionLook,
  part: Part,
  heading: string,
  values: readonly CaptionLook[Part][],
  labels: Readonly<Record<CaptionLook[Part], string>>,
): PanelGroup {
  const choices = values.map((value) => ({
    item: `${part} ${value}`,
    label: labels[value],
    isChosen: look[part] === value,
    does: { app: { type: 'change-settings', settings: { captions: { ...look, [part]: value } } } } as const,
  }));
  return { heading, isInLine: true, choices };
}
