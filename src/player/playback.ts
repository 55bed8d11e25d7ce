import type { CookieCarrier } from '../drm/cookie-carrier.ts';
import { createCookieDelivery, type CookieDelivery } from '../drm/cookie-delivery.ts';
import type { EmeQuirks } from '../drm/eme/eme-quirks.ts';
import type { Rung } from '../drm/eme/security-level.ts';
import type { MediaResource } from '../drm/media-resource.ts';
import { toPlayerError, type PlayerError } from '../errors.ts';
import { isAbortError, throwIfAborted } from '../lib/abort.ts';
import { sleep } from '../lib/sleep.ts';
import { createLicenseTimer, type LicenseTimer } from './license-timer.ts';
import { choosePictureLimit, type PictureLimit, type PictureLimitRules } from './picture-limit.ts';
import type { EngineFactory, EngineSource, MediaPreparer, PlayerEngine, PreparedMedia } from './player-engine.ts';
import { createProtection, type Protection, type ProtectionDependencies } from './protection.ts';
import type { PlayerEvent } from './reduce.ts';
import type { Thumbnail } from './thumbnail.ts';

export interface PlaybackDependencies
  extends Omit<ProtectionDependencies, 'cookies' | 'mayWaitForNetwork'>, Omit<PictureLimitRules, 'maxHeightUnproven'> {
  readonly cookieCarriers: readonly CookieCarrier[];
  /** Named where a cookie cannot be brought. */
  readonly platformName: string;
  readonly createEngine: EngineFactory;
  /** Absent: no media are fetched before OK. */
  readonly prepareMedia?: MediaPreparer;
  readonly quirks: EmeQuirks;
}

/** One load of one resource, from authorization to teardown: the effects behind the states. */
export class Playback {
  private readonly life = new AbortController();
  private readonly protection: Protection | null;
  private readonly cookies: CookieDelivery;
  private readonly licenseTimer: LicenseTimer;
  private engine: PlayerEngine | null = null;
  private hasPicture = false;
  private limit: PictureLimit | null = null;
  /** Reported before there was a picture to go on with. */
  private impairment: PlayerError | null = null;
  private prepared: Promise<PreparedMedia | null> = Promise.resolve(null);
  /** What the engine finds when it fetches media. */
  private isOnline = true;
  /** The engine that is being made: it may hold the decoder before we hold it. */
  private making: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dependencies: PlaybackDependencies,
    private readonly resource: MediaResource,
    private readonly emit: (event: PlayerEvent) => void,
  ) {
    const onError = (error: PlayerError): void => this.report({ type: 'failed', error });
    const { cookieCarriers: carriers, platformName } = dependencies;
    this.cookies = createCookieDelivery({ network: resource.networkConfiguration, carriers, platformName });
    const { now } = dependencies;
    this.licenseTimer = createLicenseTimer({ now, sleep, onOver: onError, signal: this.life.signal });
    const grants = this.licenseTimer.watchGrants(dependencies.grants);
    const asked = {
      ...dependencies,
      grants,
      cookies: this.cookies,
      mayWaitForNetwork: () => this.hasLostNetwork,
      onKeyRefused: (error: PlayerError) => this.report({ type: 'impaired', error }),
    };
    this.protection =
      resource.protection === 'none' ? null : createProtection(asked, resource, onError, this.life.signal);
  }

  /**
   * What can be done before OK, once: the grant, first media, and where the device allows the keys of the start. `start`
   * goes on from there. Never rejects: failures are reported as events.
   */
  async prepare(): Promise<void> {
    await this.reportFailure(async () => {
      throwIfAborted(this.life.signal);
      if (this.dependencies.quirks.mayHoldSecondMediaKeys) this.protection?.openStartKeys();
      this.prepared = this.prepareMedia();
      await this.protection?.authorize();
    });
  }

  /**
   * Runs until the engine has its source; failures are reported as events, so it never rejects. Grant, key requests and
   * manifest are under way at the same time (docs/decisions/003-parallel-start.md).
   */
  async start(startAt: number): Promise<void> {
    await this.reportFailure(async () => {
      throwIfAborted(this.life.signal);
      this.protection?.openStartKeys();
      await Promise.all([this.authorize(), this.loadEngine(startAt)]);
    });
  }

  /** What was found on this device for the keys. `null`: nothing yet, or the title needs none. */
  get keySystem(): Rung | null {
    return this.protection?.keySystem.found ?? null;
  }

  play(): void {
    this.engine?.play();
  }

  pause(): void {
    this.engine?.pause();
  }

  seek(seconds: number): void {
    this.engine?.seek(seconds);
  }

  goLive(): void {
    this.engine?.goLive();
  }

  selectTrack(kind: 'audio' | 'text', id: string | null): void {
    this.engine?.selectTrack(kind, id);
  }

  /** As the engine's; `null` as long as there is none. */
  thumbnailAt(seconds: number): Thumbnail | null {
    return this.engine?.thumbnailAt(seconds) ?? null;
  }

  /** The engine first: a CDM is taken off an element that no longer plays. */
  async destroy(): Promise<void> {
    this.life.abort();
    try {
      await this.making;
      await this.engine?.destroy();
    } finally {
      await this.protection?.keys.destroy();
    }
  }

  /** A device that says it is offline is right; one that says nothing may be, too. */
  private get hasLostNetwork(): boolean {
    return this.hasPicture && !(this.isOnline && navigator.onLine);
  }

  private async reportFailure(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (isAbortError(thrown)) return;
      const error = toPlayerError(thrown, 'MEDIA_UNSUPPORTED', 'Expected the engine to start, it failed');
      this.report({ type: 'failed', error });
    }
  }

  private async authorize(): Promise<void> {
    await this.protection?.authorize();
    this.report({ type: 'authorized' });
  }

  private async loadEngine(startAt: number): Promise<void> {
    const { createEngine } = this.dependencies;
    const source = { ...(await this.createSource(startAt)), prepared: await this.prepared };
    throwIfAborted(this.life.signal);
    const made = createEngine(source, (event) => this.report(event)).then((engine) => (this.engine = engine));
    this.making = made.catch(() => undefined);
    const engine = await made;
    throwIfAborted(this.life.signal);
    await engine.load(source, this.life.signal);
  }

  private async createSource(startAt: number): Promise<Omit<EngineSource, 'prepared'>> {
    this.limit = await this.chooseLimit();
    return {
      manifestUrl: this.resource.url,
      startAt,
      protection: this.protection === null ? null : { keys: this.protection.keys },
      cookies: this.cookies,
      maxVideoHeight: this.limit?.maxHeight ?? null,
    };
  }

  /** Never rejects: the engine asks again, and says what is wrong. */
  private async prepareMedia(): Promise<PreparedMedia | null> {
    const { prepareMedia } = this.dependencies;
    if (prepareMedia === undefined) return null;
    try {
      const source = await this.createSource(0);
      throwIfAborted(this.life.signal);
      return await prepareMedia(source, this.life.signal);
    } catch {
      return null;
    }
  }

  private async chooseLimit(): Promise<PictureLimit | null> {
    const { maxHeightUnproven } = this.dependencies.quirks;
    const found = (await this.protection?.expectKeySystem()) ?? null;
    return choosePictureLimit(found, { ...this.dependencies, maxHeightUnproven });
  }

  private report(event: PlayerEvent): void {
    const isFirstPicture = !this.hasPicture && (event.type === 'playing' || event.type === 'paused');
    if (isFirstPicture) this.hasPicture = true;
    if (event.type === 'playing') this.licenseTimer.start();
    if (event.type === 'network') this.isOnline = event.isOnline;
    if (event.type === 'impaired' && !this.hasPicture) this.impairment = event.error;
    if (this.life.signal.aborted) return;
    this.emit(event);
    if (isFirstPicture && this.impairment !== null) this.emit({ type: 'impaired', error: this.impairment });
    if (isFirstPicture && this.limit !== null) this.emit({ type: 'limited', limit: this.limit });
  }
}
