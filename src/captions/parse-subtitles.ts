import { PlayerError } from '../errors.ts';
import type { Cue } from './cue.ts';
import { isShowable } from './cue.ts';
import { parseTtml } from './parse-ttml.ts';
import { parseVtt } from './parse-vtt.ts';
import { readVttText } from './vtt-text.ts';

/** Fifty times the subtitles of a long film. */
const MAX_BYTES = 32 * 1024 * 1024;

export interface ParseOptions {
  /** Seconds from the times in the file to media time. */
  readonly offset: number;
  readonly signal: AbortSignal;
}

/**
 * The cues of a WebVTT or TTML file, whatever its type is said to be. Rejects with MEDIA_SUBTITLES_UNUSABLE what is neither,
 * with an AbortError where `signal` says so.
 */
export async function parseSubtitles(
  source: ArrayBuffer | string,
  { offset, signal }: ParseOptions,
): Promise<readonly Cue[]> {
  const length = typeof source === 'string' ? source.length : source.byteLength;
  if (length === 0 || length > MAX_BYTES) {
    throw new PlayerError('MEDIA_SUBTITLES_UNUSABLE', `Expected a subtitle file, got one of length ${length}`);
  }
  const text = typeof source === 'string' ? source : decode(source);
  if (/^\s*</.test(text)) return parseTtml(text.trim(), offset, signal);
  return parseVtt(text, offset, signal);
}

/** One cue whose text is marked up as in WebVTT, such as that of a sample in an MP4; `null`: nothing to show. */
export function parseCueText(text: string, start: number, end: number): Cue | null {
  const lines = readVttText({ startTime: start, endTime: end, text });
  const cue: Cue = { start, end, lines, half: null, align: 'center' };
  return isShowable(cue) ? cue : null;
}

/** UTF-8, as WebVTT demands, or the UTF-16 of some TTML, which its first two bytes tell. */
function decode(bytes: ArrayBuffer): string {
  const [first, second] = Array.from(new Uint8Array(bytes.slice(0, 2)));
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
