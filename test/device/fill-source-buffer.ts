import { append } from './screen.ts';

export interface FillOptions {
  readonly mimeType: string;
  readonly init: ArrayBuffer;
  /** Appended again and again, each time behind the last. */
  readonly segment: ArrayBuffer;
  /** Of the segment, in seconds. */
  readonly duration: number;
  readonly onProgress: (takenBytes: number) => void;
}

export interface Filled {
  readonly takenBytes: number;
  /** What `buffered` says it has, in seconds. */
  readonly bufferedS: number;
  /** Why it ended: the error's name, `error` from the buffer, `silence`, or `limit`. */
  readonly end: string;
}

/** A TV that takes more than that has enough. */
const LIMIT_BYTES = 400 * 1024 * 1024;
const SILENCE_MS = 10_000;
const PROGRESS_BYTES = 4 * 1024 * 1024;

/** Appends video to a SourceBuffer in front of a picture that stands still, until it takes no more. */
export async function fillSourceBuffer(options: FillOptions): Promise<Filled> {
  const video = append(document.body, 'video');
  video.muted = true;
  video.hidden = true;
  const source = new MediaSource();
  const url = URL.createObjectURL(source);
  try {
    const opened = new Promise((resolve) => source.addEventListener('sourceopen', resolve));
    video.src = url;
    await opened;
    return await fill(source.addSourceBuffer(options.mimeType), options);
  } finally {
    // One decoder is all that a TV has.
    video.removeAttribute('src');
    video.load();
    video.remove();
    URL.revokeObjectURL(url);
  }
}

async function fill(buffer: SourceBuffer, { init, segment, duration, onProgress }: FillOptions): Promise<Filled> {
  let takenBytes = 0;
  let end = await appendOnce(buffer, init);
  for (let index = 0; end === null && takenBytes < LIMIT_BYTES; index += 1) {
    buffer.timestampOffset = index * duration;
    end = await appendOnce(buffer, segment);
    if (end === null) takenBytes += segment.byteLength;
    if (takenBytes % PROGRESS_BYTES < segment.byteLength) onProgress(takenBytes);
  }
  return { takenBytes, bufferedS: measure(buffer), end: end ?? 'limit' };
}

/** `null`: taken. */
function appendOnce(buffer: SourceBuffer, bytes: ArrayBuffer): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle('silence'), SILENCE_MS);
    const settle = (end: string | null): void => {
      clearTimeout(timer);
      buffer.onupdate = null;
      buffer.onerror = null;
      resolve(end);
    };
    buffer.onupdate = () => settle(null);
    buffer.onerror = () => settle('error');
    try {
      buffer.appendBuffer(bytes);
    } catch (error) {
      settle(error instanceof Error ? error.name : 'thrown');
    }
  });
}

/** A buffer whose picture failed has nothing to tell any more. */
function measure(buffer: SourceBuffer): number {
  try {
    const ranges = buffer.buffered;
    return Array.from({ length: ranges.length }, (_, index) => ranges.end(index) - ranges.start(index)).reduce(
      (sum, length) => sum + length,
      0,
    );
  } catch {
    return 0;
  }
}
