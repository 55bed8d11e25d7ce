import type { LicenseTimes } from '../../player/license-times.ts';
import type { Loaded } from '../../player/player-state.ts';
import { formatBitrate, formatNumber } from '../format-data.ts';
import { formatMediaTime } from '../format-time.ts';
import { protectionName } from '../limit-text.ts';
import { strings } from '../strings.ts';
import type { Language } from '../strings.ts';

/** A name and what stands beside it. */
export type InfoLine = readonly [string, string];

export type InfoState = Pick<Loaded, 'quality' | 'statistics'>;

/** What is to be known of a playback; what nobody can tell is left out. */
export function infoLines({ quality, statistics }: InfoState, language: Language): readonly InfoLine[] {
  const texts = strings.info;
  const bitrate = (bps: number): string => formatBitrate(bps, language);
  const picture: readonly InfoLine[] =
    quality === null
      ? []
      : [
          [texts.picture, `${quality.width} × ${quality.height}`],
          ...(quality.bitrateBps > 0 ? [[texts.bitrate, bitrate(quality.bitrateBps)] as const] : []),
        ];
  if (statistics === null) return picture;
  const { bufferAhead, droppedFrames, bandwidthBps, keySystem, licenses } = statistics;
  return [
    ...picture,
    [texts.buffer, strings.seconds(Math.round(bufferAhead))],
    ...(droppedFrames === null ? [] : [[texts.dropped, formatNumber(droppedFrames, language)] as const]),
    ...(bandwidthBps === null ? [] : [[texts.network, bitrate(bandwidthBps)] as const]),
    [texts.protection, keySystem === null ? texts.none : protectionName(keySystem)],
    ...(licenses === null ? [] : licenseLines(licenses)),
  ];
}

/** Times, never what was sent. */
function licenseLines({ licensedAgoS, renewedAgoS, tokenLeftS }: LicenseTimes): readonly InfoLine[] {
  const texts = strings.info;
  const ago = (name: string, seconds: number | null): readonly InfoLine[] =>
    seconds === null ? [] : [[name, texts.ago(formatMediaTime(seconds))]];
  const left = tokenLeftS ?? 0;
  return [
    ...ago(texts.licensed, licensedAgoS),
    ...ago(texts.renewed, renewedAgoS),
    ...(tokenLeftS === null ? [] : [[texts.token, left > 0 ? texts.left(formatMediaTime(left)) : texts.over] as const]),
  ];
}
