import { parseText, type VTTCue } from 'media-captions';
import { PlayerError } from '../errors.ts';
import { sleep } from '../lib/sleep.ts';
import { isShowable, type Cue } from './cue.ts';
import { readVttText } from './vtt-text.ts';

/** About 50 ms on a TV. */
const BLOCKS_PER_TURN = 200;
const SIGNATURE = /^WEBVTT(?:[ \t\n]|$)/;

/**
 * A WebVTT file, its times moved by `offset` seconds. Rejects with MEDIA_SUBTITLES_UNUSABLE what does not begin as one, with
 * an AbortError where `signal` says so. What does not fit within a file is left out, as the standard has it.
 */
export async function parseVtt(text: string, offset: number, signal: AbortSignal): Promise<readonly Cue[]> {
  const plain = text.replace(/\r\n?/g, '\n');
  if (!SIGNATURE.test(plain)) {
    throw new PlayerError('MEDIA_SUBTITLES_UNUSABLE', 'Expected a WebVTT file, it does not begin with WEBVTT');
  }
  const blocks = plain.split(/\n{2,}/);
  const firstCue = blocks.findIndex((block) => block.includes('-->'));
  if (firstCue < 0) return [];
  const head = blocks.slice(0, firstCue).filter(isHead);
  const cues: Cue[] = [];
  for (let at = firstCue; at < blocks.length; at += BLOCKS_PER_TURN) {
    if (at > firstCue) await sleep(0, signal);
    const turn = [...head, ...blocks.slice(at, at + BLOCKS_PER_TURN)].join('\n\n');
    const parsed = await parseText(turn, { type: 'vtt' });
    cues.push(...parsed.cues.map((cue) => toCue(cue, offset)).filter(isShowable));
  }
  return cues;
}

/** Signature and regions, which cues refer to; notes and styles say nothing here. */
function isHead(block: string, index: number): boolean {
  return index === 0 || block.startsWith('REGION');
}

function toCue(cue: VTTCue, offset: number): Cue {
  const { startTime, endTime, text } = cue;
  const lines = readVttText({ startTime, endTime, text });
  return { start: startTime + offset, end: endTime + offset, lines, half: halfOf(cue), align: cue.align };
}

/** Of line numbers, those of the first lines: authors count from the top only to stand at the top. */
const TOP_LINES = 6;

function halfOf({ line, snapToLines, region }: VTTCue): Cue['half'] {
  if (typeof line === 'number') {
    const isTop = snapToLines ? line >= 0 && line < TOP_LINES : line < 50;
    return isTop ? 'top' : 'bottom';
  }
  return region === null ? null : region.viewportAnchorY < 50 ? 'top' : 'bottom';
}
