import type { ContentKeys } from '../../drm/eme/content-keys.ts';
import { joinInitData, type KeyRequest } from '../../drm/eme/key-request.ts';
import type { PlayerError } from '../../errors.ts';

/** What dash.js 5.2.1 (`MediaInfo`) knows of the keys of one track. Key ids are lower-case hexadecimal, without dashes. */
export interface TrackKeys {
  readonly normalizedKeyIds?: ReadonlySet<string> | null;
  readonly contentProtection?: readonly { readonly pssh?: { readonly __text?: string } | null }[] | null;
}

/** dash.js's own types leave these two out, or vague. */
export function keyIdsOf(track: object): readonly string[] {
  return [...((track as TrackKeys).normalizedKeyIds ?? [])];
}

/** One request per key: an ExpressPlay token carries one key id. Init data: the `cenc:pssh` boxes of the track, if any. */
export function toKeyRequests(track: object): KeyRequest[] {
  const boxes = ((track as TrackKeys).contentProtection ?? []).flatMap(({ pssh }) => pssh?.__text ?? []);
  const initData = joinInitData(boxes);
  return keyIdsOf(track).map((keyId) => ({ keyIds: [keyId], initData }));
}

/** Why none of the track's keys can be had; `null`: one can, or it needs none. */
export function refusalOf(keys: Pick<ContentKeys, 'refusal'>, track: object): PlayerError | null {
  const refusals = keyIdsOf(track).map((keyId) => keys.refusal(keyId) ?? null);
  return refusals.every((refusal) => refusal !== null) ? (refusals[0] ?? null) : null;
}
