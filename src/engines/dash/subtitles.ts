import { activeCues, indexCues, nextChange, NO_CUES, type CueIndex } from '../../captions/cue-index.ts';
import { cueText, type Cue } from '../../captions/cue.ts';
import type * as parser from '../../captions/parse-subtitles.ts';
import { toPlayerError, type PlayerError } from '../../errors.ts';
import { isAbortError } from '../../lib/abort.ts';
import { CueClock } from './cue-clock.ts';
import type { TextFile, TextSink } from './text-seam.ts';

type Parser = Pick<typeof parser, 'parseSubtitles' | 'parseCueText'>;

export interface SubtitlesOptions {
  /** The cues on screen, earliest first, each time they are others. */
  readonly onCues: (cues: readonly Cue[]) => void;
  /** Once for each track. */
  readonly onError: (error: PlayerError) => void;
  /** Rejects where its code cannot be fetched. */
  readonly loadParser: () => Promise<Parser>;
}

/** A cue, and whether it is of a segment, which dash.js may drop and fetch again. */
interface KeptCue {
  readonly cue: Cue;
  readonly isOfSegment: boolean;
}

/** The cues of all tracks that were ever chosen in a playback, and those of the shown track that are on screen. */
export class Subtitles implements TextSink {
  private readonly life = new AbortController();
  private readonly clock: CueClock;
  /** By track, then by what a cue is: a segment that is fetched twice, or that repeats a cue, adds nothing. */
  private readonly tracks = new Map<string, Map<string, KeptCue>>();
  private readonly failed = new Set<string>();
  private shownTrack: string | null = null;
  private index: CueIndex = NO_CUES;
  private onScreen: readonly Cue[] = [];

  constructor(
    video: HTMLVideoElement,
    private readonly options: SubtitlesOptions,
  ) {
    this.clock = new CueClock(video, {
      nextChange: (time) => nextChange(this.index, time),
      onTime: (time) => this.showAt(time),
    });
  }

  /** `null`: no track. */
  show(trackId: string | null): void {
    if (trackId === this.shownTrack) return;
    this.shownTrack = trackId;
    this.reindex();
  }

  addFile(file: TextFile): void {
    this.parse(file).catch((thrown: unknown) => {
      if (isAbortError(thrown)) return;
      const message = 'Expected the subtitles of a track to be read';
      this.fail(file.trackId, toPlayerError(thrown, 'MEDIA_SUBTITLES_UNUSABLE', message));
    });
  }

  addCue(trackId: string, text: string, start: number, end: number): void {
    const add = async (): Promise<void> => {
      const { parseCueText } = await this.options.loadParser();
      const cue = parseCueText(text, start, end);
      if (cue !== null) this.add(trackId, [cue], true);
    };
    add().catch((thrown: unknown) => {
      this.fail(trackId, toPlayerError(thrown, 'MEDIA_SUBTITLES_UNUSABLE', 'Expected a cue to be read'));
    });
  }

  removeSegments(from: number, until: number): void {
    for (const kept of Array.from(this.tracks.values())) {
      for (const [key, { cue, isOfSegment }] of Array.from(kept)) {
        if (isOfSegment && cue.start >= from && cue.end <= until) kept.delete(key);
      }
    }
    this.reindex();
  }

  /** Tells what is on screen once more. */
  repeat(): void {
    if (this.onScreen.length > 0) this.options.onCues(this.onScreen);
  }

  /** Subtitles that cannot be had; the picture goes on. */
  fail(trackId: string, error: PlayerError): void {
    if (this.life.signal.aborted || this.failed.has(trackId)) return;
    this.failed.add(trackId);
    this.options.onError(error);
  }

  stop(): void {
    this.life.abort();
    this.clock.stop();
  }

  private async parse({ trackId, source, offset, segment }: TextFile): Promise<void> {
    const { signal } = this.life;
    const { parseSubtitles } = await this.options.loadParser();
    const cues = await parseSubtitles(source, { offset, signal });
    if (signal.aborted) return;
    this.add(trackId, segment === null ? cues : cues.flatMap((cue) => cutTo(segment, cue)), segment !== null);
  }

  private add(trackId: string, cues: readonly Cue[], isOfSegment: boolean): void {
    if (cues.length === 0) return;
    const kept = this.tracks.get(trackId) ?? new Map<string, KeptCue>();
    this.tracks.set(trackId, kept);
    for (const cue of cues) kept.set(`${cue.start} ${cue.end} ${cueText(cue)}`, { cue, isOfSegment });
    if (trackId === this.shownTrack) this.reindex();
  }

  private reindex(): void {
    const kept = this.shownTrack === null ? undefined : this.tracks.get(this.shownTrack);
    this.index = kept === undefined ? NO_CUES : indexCues(Array.from(kept.values(), ({ cue }) => cue));
    this.clock.tick();
  }

  private showAt(time: number): void {
    const cues = activeCues(this.index, time);
    const isSame = cues.length === this.onScreen.length && cues.every((cue, place) => cue === this.onScreen[place]);
    if (isSame) return;
    this.onScreen = cues;
    this.options.onCues(cues);
  }
}

function cutTo({ start, end }: NonNullable<TextFile['segment']>, cue: Cue): readonly Cue[] {
  const cut = { ...cue, start: Math.max(start, cue.start), end: Math.min(end, cue.end) };
  return cut.start < cut.end ? [cut] : [];
}
