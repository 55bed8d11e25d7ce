import { findBox } from './packager/boxes.ts';
import { endLiveManifest, LIVE_WINDOW } from './packager/live-manifest.ts';
import type { PackagedFile, PackagedTitle } from './packager/packaged-title.ts';
import { SEGMENT_COUNT, SEGMENT_DURATION } from './packager/renditions.ts';

/** When the live titles of this run went on air. */
export interface LiveSchedule {
  /** Milliseconds since the epoch. */
  readonly sinceMs: number;
  /** Seconds on air. */
  elapsed(): number;
  /** After how many seconds on air a title ends; `null`: never. */
  endOf(titleId: string): number | null;
}

/** So long on air when the backend starts: the window is full from the beginning. */
const HEAD_START_MS = 5 * 60_000;

/** Seconds by which a player's idea of the time may be ahead. */
const EARLY_TOLERANCE = 0.5;

/** Seconds for which a segment can still be fetched after it has left the window. */
const LATE_TOLERANCE = 30;

const SEGMENT_PATH = /^([\w-]+)\/([1-9]\d{0,8})\.m4s$/;

/** `endsAt`: milliseconds since the epoch by title id, for channels that end; read at every request. */
export function createLiveSchedule(now: () => number, endsAt: ReadonlyMap<string, number> = new Map()): LiveSchedule {
  const sinceMs = Math.floor(now() / 1000) * 1000 - HEAD_START_MS;
  return {
    sinceMs,
    elapsed: () => (now() - sinceMs) / 1000,
    endOf(titleId) {
      const endMs = endsAt.get(titleId);
      if (endMs === undefined) return null;
      return Math.floor((endMs - sinceMs) / 1000 / SEGMENT_DURATION) * SEGMENT_DURATION;
    },
  };
}

/**
 * A file of a live title after so many seconds on air: the film's segments over and over, each number with the time at
 * which it is due. One that has ended keeps all it had. `undefined` for a path that is not there, not yet or no more.
 */
export function findLiveFile(
  { files }: PackagedTitle,
  path: string,
  elapsed: number,
  end: number | null,
): PackagedFile | undefined {
  const [, rendition = '', digits] = SEGMENT_PATH.exec(path) ?? [];
  if (digits === undefined) return reviseManifest(files.get(path), elapsed, end);
  const number = Number(digits);
  const source = files.get(`${rendition}/${((number - 1) % SEGMENT_COUNT) + 1}.m4s`);
  const second = files.get(`${rendition}/2.m4s`);
  const isThere = hasEnded(elapsed, end) ? number * SEGMENT_DURATION <= end + 0.01 : isOnAir(number, elapsed);
  if (!source || !second || !isThere) return undefined;
  return { ...source, body: moveSegment(source.body, number, readDecodeTime(second.body)) };
}

function hasEnded(elapsed: number, end: number | null): end is number {
  return end !== null && elapsed >= end;
}

/** Of a channel that ends or has ended. */
function reviseManifest(file: PackagedFile | undefined, elapsed: number, end: number | null): PackagedFile | undefined {
  if (end === null || file?.contentType !== 'application/dash+xml') return file;
  return { ...file, body: Buffer.from(endLiveManifest(file.body.toString(), end, hasEnded(elapsed, end))) };
}

function isOnAir(number: number, elapsed: number): boolean {
  const age = elapsed - number * SEGMENT_DURATION;
  return age >= -EARLY_TOLERANCE && age <= LIVE_WINDOW + LATE_TOLERANCE;
}

/** A copy with another number and decode time. Both stand in the clear and keep their lengths, so encryption stays true. */
function moveSegment(segment: Buffer, number: number, segmentLength: bigint): Buffer {
  const moved = Buffer.from(segment);
  findBox(moved, 'moof', 'mfhd').content.writeUInt32BE(number, 4);
  findBox(moved, 'moof', 'traf', 'tfdt').content.writeBigUInt64BE(BigInt(number - 1) * segmentLength, 4);
  return moved;
}

/** Of number 2 it is the length of a segment, in the track's own units. */
function readDecodeTime(segment: Buffer): bigint {
  return findBox(segment, 'moof', 'traf', 'tfdt').content.readBigUInt64BE(4);
}
