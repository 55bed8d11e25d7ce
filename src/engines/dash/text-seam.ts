import type { MediaInfo, MediaPlayerClass } from 'dashjs';
import { trackId } from './read-tracks.ts';

/** Where dash.js's subtitles go. Times in seconds of media time. */
export interface TextSink {
  /** A subtitle file, or that of one segment; its times are `offset` away from media time. */
  addFile(file: TextFile): void;
  /** One cue, whose text is marked up as in WebVTT. */
  addCue(trackId: string, text: string, start: number, end: number): void;
  /** dash.js let go of the segments between two times, and will fetch them again. */
  removeSegments(from: number, until: number): void;
}

export interface TextFile {
  readonly trackId: string;
  readonly source: ArrayBuffer | string;
  readonly offset: number;
  /** The times of its segment, to which its cues are cut; `null`: it is the file of the whole track. */
  readonly segment: { readonly start: number; readonly end: number } | null;
}

/** What dash.js 5.2.1 appends to its buffer for text (`DataChunk`). */
interface TextChunk {
  readonly segmentType?: string | null;
  readonly start: number;
  readonly end: number;
  readonly representation: { readonly mseTimeOffset?: number; readonly mediaInfo: MediaInfo };
}

interface TextBuffer {
  readonly append: (bytes: ArrayBuffer, chunk: TextChunk) => void;
  readonly remove: (from?: number, until?: number) => void;
}

/** As dash.js has taken it out of a sample, or heard it in the picture (CEA-608). */
interface Caption {
  readonly start: number;
  readonly end: number;
  readonly data?: unknown;
}

interface TextTracks {
  getTextTrackInfos(): readonly { readonly id?: string | number | null }[];
}

/**
 * Between dash.js's streaming of subtitles and its reading of them: it fetches files and segments and unpacks samples, and what
 * they say goes to `sink`. It parses nothing itself, and has no cue to show. Before `initialize`.
 */
export function tapText(player: MediaPlayerClass, sink: TextSink): void {
  const appending: Appending = { chunk: null };
  function bufferOver(this: { readonly parent: TextBuffer }): TextBuffer {
    return tapBuffer(this.parent, sink, appending);
  }
  function tracksOver(this: { readonly parent: TextTracks }): object {
    return tapTracks(this.parent, sink, appending);
  }
  player.extend('TextSourceBuffer', bufferOver, true);
  player.extend('TTMLParser', () => ({ parse: tapSamples(sink, appending) }), true);
  player.extend('TextTracks', tracksOver, true);
}

/** What dash.js reads is what was appended in the same turn. */
interface Appending {
  chunk: TextChunk | null;
}

function tapBuffer({ append, remove }: TextBuffer, sink: TextSink, appending: Appending): TextBuffer {
  return {
    append(bytes, chunk) {
      appending.chunk = chunk;
      if (isPlainFile(chunk)) sink.addFile({ ...aboutChunk(chunk), source: bytes });
      else append(bytes, chunk);
      appending.chunk = null;
    },
    remove(from, until) {
      sink.removeSegments(from ?? 0, until ?? Infinity);
      remove(from, until);
    },
  };
}

/** In the place of dash.js's TTML parser: of its captions there are none. */
function tapSamples(sink: TextSink, appending: Appending) {
  return (source: string, _offset: number, start: number, end: number): readonly never[] => {
    const { chunk } = appending;
    if (chunk === null) return [];
    const about = aboutChunk(chunk);
    sink.addFile({ ...about, source, segment: { start: start + about.offset, end: end + about.offset } });
    return [];
  };
}

/** In the place of what dash.js would show: samples of WebVTT, and captions heard in the picture. */
function tapTracks(tracks: TextTracks, sink: TextSink, appending: Appending): object {
  return {
    addCaptions(place: number, offset: number, captions: unknown) {
      const { chunk } = appending;
      if (chunk === null || !Array.isArray(captions)) return;
      const { mediaInfo } = chunk.representation;
      const isHeard = mediaInfo.type === 'video';
      const id = isHeard ? String(tracks.getTextTrackInfos()[place]?.id ?? place) : trackId(mediaInfo);
      for (const { start, end, data } of captions as readonly Caption[]) {
        if (typeof data !== 'string') continue;
        sink.addCue(id, isHeard ? escapeText(data) : data, start + offset, end + offset);
      }
    },
  };
}

function isPlainFile({ representation: { mediaInfo } }: TextChunk): boolean {
  return mediaInfo.type === 'text' && !(mediaInfo.codec ?? '').startsWith('application/mp4');
}

/** dash.js calls the one file of a track an init segment. */
function aboutChunk({ representation, segmentType, start, end }: TextChunk): Omit<TextFile, 'source'> {
  const offset = Number.isFinite(representation.mseTimeOffset) ? (representation.mseTimeOffset ?? 0) : 0;
  const segment = segmentType === 'MediaSegment' ? { start, end } : null;
  return { trackId: trackId(representation.mediaInfo), offset, segment };
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
