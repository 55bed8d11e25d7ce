import type { MediaInfo, MediaPlayerClass } from 'dashjs';
import { chooseSubtitles, toTrackWish } from '../../player/choose-tracks.ts';
import type { PlaybackWishes } from '../../player/playback-wishes.ts';
import { chooseInitialTracks } from './initial-tracks.ts';
import { findTrack, readTracks } from './read-tracks.ts';
import type { SubtitleChoice } from './subtitle-choice.ts';

/** Which audio and which subtitles there are: those that the viewer wished for at first, then those that are chosen. */
export class TrackSwitch {
  /** What the next period begins with as well. */
  private audio: PlaybackWishes['audio'];
  private isStart = true;

  /** Before dash.js has its source. */
  constructor(
    private readonly player: MediaPlayerClass,
    wishes: PlaybackWishes,
    private readonly subtitles: SubtitleChoice,
  ) {
    this.audio = wishes.audio;
    player.setCustomInitialTrackSelectionFunction((tracks: MediaInfo[]) => chooseInitialTracks(tracks, this.audio));
    player.on('allTextTracksAdded', () => {
      if (this.isStart) this.startSubtitles(wishes.subtitles);
      this.isStart = false;
    });
  }

  /** `null`: none of that kind. */
  select(kind: 'audio' | 'text', id: string | null): void {
    if (kind === 'text') this.subtitles.choose(id);
    else this.playAudio(id);
  }

  /** In the first period: the next one keeps what there is by then. */
  private startSubtitles(wish: PlaybackWishes['subtitles']): void {
    const tracks = readTracks(this.player).filter(({ kind }) => kind === 'text');
    const chosen = chooseSubtitles(tracks, wish);
    if (chosen !== null) this.subtitles.choose(chosen.id);
  }

  private playAudio(id: string | null): void {
    const track = findTrack(this.player, 'audio', id);
    if (track === null) return;
    const chosen = readTracks(this.player).find((known) => known.kind === 'audio' && known.id === id);
    this.audio = (chosen && toTrackWish('audio', chosen)) ?? this.audio;
    this.player.setCurrentTrack(track);
    this.subtitles.update();
  }
}
