import type { MediaPlayerClass } from 'dashjs';
import type { ContentKeys } from '../../drm/eme/content-keys.ts';
import type { PlayerError } from '../../errors.ts';
import { throwIfAborted } from '../../lib/abort.ts';
import type { EngineEvent, LiveWindow } from '../../player/engine-event.ts';
import type { EngineSource, PlayerEngine, PreparedMedia } from '../../player/player-engine.ts';
import type { EngineStatistics } from '../../player/statistics.ts';
import type { Thumbnail } from '../../player/thumbnail.ts';
import { ChosenKeys } from './chosen-keys.ts';
import { createJumpDetector } from './clock-jump.ts';
import { checkManifest } from './check-manifest.ts';
import { createDashPlayer, destroyDashPlayer } from './create-dash-player.ts';
import { toDashPlayerError, type DashError } from './dash-error.ts';
import { BitrateLimit } from './bitrate-limit.ts';
import { forgetSeekTarget } from './forget-seek-target.ts';
import { PlaybackRate } from './playback-rate.ts';
import { holdForKeys } from './hold-for-keys.ts';
import { holdRequests } from './hold-requests.ts';
import { fetchTile } from './fetch-tile.ts';
import { locateThumbnail } from './locate-thumbnail.ts';
import { createMediaLoader, type DashLoader, type MediaLoaderOptions } from './media-transport.ts';
import { readLiveWindow } from './read-live-window.ts';
import { NetworkWatch } from './network-watch.ts';
import { readQuality, readRenditions, readTracks } from './read-tracks.ts';
import { readStatistics } from './read-statistics.ts';
import { prepareMedia } from './prepare-media.ts';
import { servePrepared } from './serve-prepared.ts';
import { SubtitleChoice } from './subtitle-choice.ts';
import { TrackSwitch } from './track-switch.ts';
import { Thumbnails } from './thumbnails.ts';
import { VideoReporter } from './video-reporter.ts';
import { watchEncrypted } from './watch-encrypted.ts';

/** dash.js over MSE and EME behind the seam. One `<video>` of its own in `surface`, for one playback. */
export class DashEngine implements PlayerEngine {
  private readonly video: HTMLVideoElement;
  private readonly reporter: VideoReporter;
  private readonly rate: PlaybackRate;
  private readonly network: NetworkWatch;
  private readonly hasClockJumped = createJumpDetector();
  private comesBack = false;
  private player: MediaPlayerClass | null = null;
  private limit: BitrateLimit | null = null;
  private tracks: TrackSwitch | null = null;
  private subtitles: SubtitleChoice | null = null;
  private thumbnails: Thumbnails | null = null;
  private chosenKeys: ChosenKeys | null = null;
  private stopWatchingKeys: () => void = () => undefined;

  constructor(
    private readonly surface: HTMLElement,
    private readonly emit: (event: EngineEvent) => void,
  ) {
    this.video = document.createElement('video');
    this.video.setAttribute('playsinline', '');
    this.surface.appendChild(this.video);
    this.reporter = new VideoReporter(
      this.video,
      emit,
      () => this.onFirstPicture(),
      () => this.readLiveWindow(),
    );
    this.rate = new PlaybackRate(this.video, () => this.reporter.hasPicture, emit);
    this.network = new NetworkWatch({
      mayHold: () => this.reporter.hasPicture || this.comesBack,
      onChange: (isOnline) => emit({ type: 'network', isOnline }),
    });
  }

  /** Before there is an engine, or a `<video>`. */
  static prepare(source: Omit<EngineSource, 'prepared'>, signal: AbortSignal): PreparedMedia {
    return prepareMedia(source, signal);
  }

  async load(source: EngineSource, signal: AbortSignal): Promise<void> {
    throwIfAborted(signal);
    const loaderOptions: MediaLoaderOptions = {
      acceptManifest: (text) => this.acceptManifest(text),
      cookies: source.cookies,
      onError: (error) => this.emit({ type: 'failed', error }),
    };
    const createLoader = (): DashLoader =>
      holdRequests(servePrepared(createMediaLoader(loaderOptions), source.prepared), this.network);
    this.player = createDashPlayer(source, () =>
      holdForKeys(createLoader(), (request) => this.chosenKeys?.mayLoad(request) ?? null),
    );
    this.limit = new BitrateLimit(this.player, source.wishes.maxBitrateBps);
    this.thumbnails = createThumbnails(this.player, source, this.emit);
    this.subtitles = new SubtitleChoice(this.player, this.video, this.emit);
    this.tracks = new TrackSwitch(this.player, source.wishes, this.subtitles);
    this.comesBack = source.comesBack;
    this.listen(this.player);
    if (source.protection !== null) this.chosenKeys = this.chooseKeys(this.player, source.protection.keys);
    this.player.initialize(this.video, undefined as never, false, NaN);
    this.player.attachSource(source.manifestUrl, source.startAt > 0 ? source.startAt : NaN);
    await source.protection?.keys.attach(this.video);
  }

  play(): void {
    this.video.play().catch((thrown: unknown) => {
      // The browser wants a key press first: then the first picture is a paused one. Else a teardown came between.
      if (thrown instanceof DOMException && thrown.name === 'NotAllowedError') this.reporter.report();
    });
  }

  pause(): void {
    this.video.pause();
  }

  seek(seconds: number): void {
    if (this.player === null) return;
    forgetSeekTarget(this.player);
    this.player.seekToPresentationTime(seconds);
  }

  goLive(): void {
    if (this.player === null) return;
    forgetSeekTarget(this.player);
    this.player.seekToOriginalLive();
  }

  selectTrack(kind: 'audio' | 'text', id: string | null): void {
    if (this.player === null) return;
    this.tracks?.select(kind, id);
    this.emitTracks();
  }

  setRate(rate: number): void {
    this.rate.set(rate);
  }

  setMaxBitrate(bitrateBps: number | null): void {
    this.limit?.set(bitrateBps);
  }

  statistics(): EngineStatistics {
    return readStatistics(this.player, this.video);
  }

  thumbnailAt(seconds: number): Thumbnail | null {
    return this.thumbnails?.at(seconds) ?? null;
  }

  destroy(): Promise<void> {
    this.reporter.stop();
    this.rate.stop();
    this.subtitles?.stop();
    this.thumbnails?.stop();
    this.network.stop();
    this.chosenKeys?.stop();
    this.stopWatchingKeys();
    if (this.player) destroyDashPlayer(this.player);
    this.player = null;
    // One hardware decoder: let go of it before the element leaves.
    this.video.removeAttribute('src');
    this.video.load();
    this.video.remove();
    return Promise.resolve();
  }

  private listen(player: MediaPlayerClass): void {
    player.on('error', (event: { readonly error?: DashError }) => {
      const error = event.error === undefined ? null : toDashPlayerError(event.error);
      if (error?.code === 'MEDIA_SUBTITLES_UNUSABLE') this.subtitles?.fail(error);
      else if (error !== null) this.emit({ type: 'failed', error });
    });
    player.on('qualityChangeRendered', (event: { readonly mediaType?: string }) => {
      if (event.mediaType === 'video' && this.reporter.hasPicture) this.emitQuality();
    });
    player.on('streamActivated', () => this.limit?.apply());
    player.on('trackChangeRendered', () => this.reporter.hasPicture && this.emitTracks());
    // Not dash.js's autoplay: it logs the play() that a teardown interrupts.
    const begin = (): void => (this.comesBack ? this.reporter.report() : this.play());
    this.video.addEventListener('loadeddata', begin, { once: true });
  }

  private onFirstPicture(): void {
    this.emitTracks();
    this.subtitles?.repeat();
  }

  /** Before dash.js has its protection: a track whose key is refused is left before dash.js looks at its keys. */
  private chooseKeys(player: MediaPlayerClass, keys: ContentKeys): ChosenKeys {
    const onError = (error: PlayerError): void => this.emit({ type: 'failed', error });
    this.stopWatchingKeys = watchEncrypted(this.video, keys, onError);
    return new ChosenKeys(player, keys, { onError, onTrackLeft: () => this.emitTracks() });
  }

  /** After a jump of the device's clock it is an hour or a year off, until dash.js has asked for the time again. */
  private readLiveWindow(): LiveWindow | null {
    if (this.player === null) return null;
    // dash.js looks at the time after each manifest (`utcSynchronization` in dash-settings.ts).
    if (this.player.isDynamic() && this.hasClockJumped()) this.player.refreshManifest(() => undefined);
    return readLiveWindow(this.player);
  }

  private acceptManifest(text: string): boolean {
    const error = checkManifest(text);
    if (error !== null) this.emit({ type: 'failed', error });
    return error === null;
  }

  private emitTracks(): void {
    if (this.player === null) return;
    this.emit({ type: 'tracks', tracks: readTracks(this.player) });
    this.emitQuality();
    this.emit({ type: 'renditions', renditions: readRenditions(this.player) });
    this.limit?.apply();
  }

  private emitQuality(): void {
    const quality = this.player === null ? null : readQuality(this.player);
    if (quality !== null) this.emit({ type: 'quality', quality });
  }
}

function createThumbnails(
  player: MediaPlayerClass,
  { cookies }: EngineSource,
  emit: (event: EngineEvent) => void,
): Thumbnails {
  return new Thumbnails({
    locate: (seconds) => locateThumbnail(player, seconds),
    fetchTile: (url, signal) => fetchTile(url, cookies, signal),
    onChange: (thumbnail) => emit({ type: 'thumbnail', thumbnail }),
    onError: (error) => emit({ type: 'impaired', error }),
    now: () => performance.now(),
  });
}
