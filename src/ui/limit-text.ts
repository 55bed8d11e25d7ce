import type { PictureLimit } from '../player/picture-limit.ts';
import { strings } from './strings.ts';

/** Makers' names: no language has others. */
const KEY_SYSTEM_NAMES: Readonly<Record<string, string>> = {
  widevine: 'Widevine',
  playready: 'PlayReady',
  clearkey: 'ClearKey',
};

/** A key system with its level, where the device names one: `Widevine L3`. */
export function protectionName({
  keySystem,
  level,
}: {
  readonly keySystem: string;
  readonly level: string | null;
}): string {
  const name = KEY_SYSTEM_NAMES[keySystem] ?? keySystem;
  return level === null ? name : `${name} ${level}`;
}

/** Why no taller picture is shown, in one sentence. `null`: all that the title has may be. */
export function limitText(limit: PictureLimit | null): string | null {
  if (limit === null) return null;
  const height = `${limit.maxHeight}p`;
  return limit.reason === 'configuration'
    ? strings.limitedHere(height)
    : strings.limitedByLevel(protectionName(limit), height);
}
