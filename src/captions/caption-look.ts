/** How a viewer wants captions to look; each value is one of the list of its name. */
export interface CaptionLook {
  readonly size: (typeof CAPTION_SIZES)[number];
  readonly position: (typeof CAPTION_POSITIONS)[number];
  readonly color: (typeof CAPTION_COLORS)[number];
  readonly background: (typeof CAPTION_BACKGROUNDS)[number];
  readonly edge: (typeof CAPTION_EDGES)[number];
}

export const CAPTION_SIZES = ['s', 'm', 'l', 'xl'] as const;
/** `bottom`: what the author put at the top stays there. */
export const CAPTION_POSITIONS = ['bottom', 'top'] as const;
/** `original`: the author's, white where there is none. */
export const CAPTION_COLORS = ['original', 'white', 'yellow', 'green', 'cyan'] as const;
export const CAPTION_BACKGROUNDS = ['half', 'solid', 'none'] as const;
export const CAPTION_EDGES = ['none', 'outline', 'shadow'] as const;

export const DEFAULT_CAPTION_LOOK: CaptionLook = {
  size: 'm',
  position: 'bottom',
  color: 'original',
  background: 'half',
  edge: 'none',
};
