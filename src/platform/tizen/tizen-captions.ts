import type { CaptionLook } from '../../captions/caption-look.ts';

/** Samsung's `webapis.tvinfo`, as far as it is asked. May throw for what a set does not know. */
export interface TizenTvInfo {
  getMenuValue?(key: number): unknown;
}

/** `TvInfoMenuKey` of Samsung's TVInfo API, and of each the `TvInfoMenuValue`s that this app can follow. */
const SIZE = { key: 2, looks: { 1: 's', 2: 'm', 3: 'l', 4: 'xl' } } as const;
const COLOR = { key: 4, looks: { 1: 'white', 4: 'green', 6: 'yellow', 8: 'cyan' } } as const;
const BACKGROUND = { key: 7, looks: { 0: 'solid', 2: 'half', 3: 'none', 5: 'half', 6: 'half' } } as const;
const EDGE = { key: 8, looks: { 0: 'none', 1: 'shadow', 2: 'shadow', 3: 'outline', 4: 'shadow' } } as const;

/** What the viewer chose for captions in the menu of a Samsung TV; what is not told, or not to be had here, is left out. */
export function readTizenCaptions(tvinfo: TizenTvInfo | undefined): Partial<CaptionLook> {
  const size = ask(tvinfo, SIZE);
  const color = ask(tvinfo, COLOR);
  const background = ask(tvinfo, BACKGROUND);
  const edge = ask(tvinfo, EDGE);
  return {
    ...(size && { size }),
    ...(color && { color }),
    ...(background && { background }),
    ...(edge && { edge }),
  };
}

interface Question<Look> {
  readonly key: number;
  readonly looks: Readonly<Record<number, Look>>;
}

function ask<Look extends string>(tvinfo: TizenTvInfo | undefined, { key, looks }: Question<Look>): Look | undefined {
  try {
    const value = tvinfo?.getMenuValue?.(key);
    return typeof value === 'number' ? looks[value] : undefined;
  } catch {
    return undefined;
  }
}
