import type { MediaPlayerClass } from 'dashjs';
import type { PlayerError } from '../../errors.ts';
import type { EngineEvent } from '../../player/engine-event.ts';
import { forcedTrackId } from './forced-subtitles.ts';
import { findTrack, readTracks, textTrackIndex } from './read-tracks.ts';
import { Subtitles } from './subtitles.ts';
import { tapText } from './text-seam.ts';

/** Which subtitles dash.js streams and which are shown: those that were chosen, else the forced ones for the sound there is. */
export class SubtitleChoice {
  private readonly subtitles: Subtitles;
  private chosen: string | null = null;
  /** To find them again in a period that has other ids. */
  private language: string | null = null;
  private isAdded = false;

  /** Before dash.js has its source. */
  constructor(
    private readonly player: MediaPlayerClass,
    video: HTMLVideoElement,
    emit: (event: EngineEvent) => void,
  ) {
    this.subtitles = new Subtitles(video, {
      onCues: (cues) => emit({ type: 'cues', cues }),
      onError: (error) => emit({ type: 'impaired', error }),
      loadParser: () => import(/* webpackChunkName: "captions" */ '../../captions/parse-subtitles.ts'),
    });
    tapText(player, this.subtitles);
    player.on('allTextTracksAdded', () => {
      this.isAdded = true;
      this.update();
    });
    player.on('trackChangeRendered', () => this.update());
  }

  /** `null`: none but forced ones. */
  choose(id: string | null): void {
    this.chosen = id;
    this.language = findTrack(this.player, 'text', id)?.lang ?? null;
    this.isAdded = true;
    this.update();
  }

  /** Also called when the sound may be another. */
  update(): void {
    if (!this.isAdded) return;
    const id = this.chosen === null ? forcedTrackId(this.player) : this.findChosen(this.chosen);
    this.subtitles.show(id);
    // Not setCurrentTrack: with subtitles on, it leaves dash.js on the track it had.
    const index = textTrackIndex(this.player, id);
    if (index !== this.player.getCurrentTextTrackIndex()) this.player.setTextTrack(index);
  }

  private findChosen(chosen: string): string | null {
    const offered = readTracks(this.player).filter(({ kind }) => kind === 'text');
    const same = offered.find(({ id }) => id === chosen) ?? offered.find(({ language }) => language === this.language);
    return same?.id ?? null;
  }

  /** Nobody hears of cues before there is a picture. */
  repeat(): void {
    this.subtitles.repeat();
  }

  /** A file or segment cannot be had; the picture goes on. */
  fail(error: PlayerError): void {
    this.subtitles.fail(error.details.url ?? '', error);
  }

  stop(): void {
    this.subtitles.stop();
  }
}
