import type { CookieCarrier } from '../drm/cookie-carrier.ts';
import { createCookieDelivery, type CookieDelivery } from '../drm/cookie-delivery.ts';
import type { EmeQuirks } from '../drm/eme/eme-quirks.ts';
import type { Rung } from '../drm/eme/security-level.ts';
import type { MediaResource } from '../drm/media-resource.ts';
import { toPlayerError, type PlayerError } from '../errors.ts';
import { isAbortError, throwIfAborted } from '../lib/abort.ts';
import { sleep } from '../lib/sleep.ts';
import type { ReadableStore } from '../lib/store.ts';
import { EngineRun } from './engine-run.ts';
import { createLicenseTimer, type LicenseTimer } from './license-timer.ts';
import { choosePictureLimit, type PictureLimit, type PictureLimitRules } from './picture-limit.ts';
import type { EngineFactory, EngineSource, MediaPreparer, PlayerEngine, PreparedMedia } from './player-engine.ts';
import type { LicenseTimes } from './license-times.ts';
import { toWishes, type PlaybackWishes } from './playback-wishes.ts';
import { createProtection, type Protection, type ProtectionDependencies } from './protection.ts';
import type { PlayerEvent } from './reduce.ts';
import type { Statistics } from './statistics.ts';

export interface PlaybackDependencies
  extends Omit<ProtectionDependencies, 'cookies' | 'mayWaitForNetwork'>, Omit<PictureLimitRules, 'maxHeightUnproven'> {
  readonly cookieCarriers: readonly CookieCarrier[];
  /** Named where a cookie cannot be brought. */
  readonly platformName: string;
  readonly createEngine: EngineFactory;
  /** Absent: no media are fetched before OK. */
  readonly prepareMedia?: MediaPreparer;
  readonly quirks: EmeQuirks;
  /** Read whenever something begins. */
  readonly settings: ReadableStore<PlaybackWishes>;
  /** Absent: nobody looks. */
  readonly readLicenses?: (resource: MediaResource) => LicenseTimes;
}

type StartPlace = Pick<EngineSource, 'startAt' | 'comesBack'>;

/** One resource, from authorization to teardown: the effects behind the states. Its keys may outlive its engine. */
export class Playback {
  private readonly life = new AbortController();
  private readonly protection: Protection | null;
  private readonly cookies: CookieDelivery;
  private readonly licenseTimer: LicenseTimer;
  private run: EngineRun;
  private hadPicture = false;
  private comesBack = false;
  private prepared: Promise<PreparedMedia | null> = Promise.resolve(null);

  constructor(
    private readonly dependencies: PlaybackDependencies,
    readonly resource: MediaResource,
    private readonly emit: (event: PlayerEvent) => void,
  ) {
    this.run = this.createRun();
    const onError = (error: PlayerError): void => this.run.report({ type: 'failed', error });
    const { cookieCarriers: carriers, platformName } = dependencies;
    this.cookies = createCookieDelivery({ network: resource.networkConfiguration, carriers, platformName });
    const { now } = dependencies;
    this.licenseTimer = createLicenseTimer({ now, sleep, onOver: onError, signal: this.life.signal });
    const grants = this.licenseTimer.watchGrants(dependencies.grants);
    const asked = {
      ...dependencies,
      grants,
      cookies: this.cookies,
      mayWaitForNetwork: () => this.run.hasLostNetwork || (this.comesBack && !this.run.hasPicture),
      onKeyRefused: (error: PlayerError) => this.run.report({ type: 'impaired', error }),
    };
    this.protection =
      resource.protection === 'none' ? null : createProtection(asked, resource, onError, this.life.signal);
  }

  /** What was found on this device for the keys. `null`: nothing yet, or the title needs none. */
  get keySystem(): Rung | null {
    return this.protection?.keySystem.found ?? null;
  }

  /** Whether it had a picture, and keys for it. */
  get hasKeys(): boolean {
    return this.protection !== null && (this.hadPicture || this.run.hasPicture);
  }

  /** `null` as long as there is no picture to come. */
  get engine(): PlayerEngine | null {
    return this.run.engine;
  }

  /** Of this moment; `null` as long as there is no picture to come. */
  measure(): Statistics | null {
    const measured = this.engine?.statistics() ?? null;
    if (measured === null) return null;
    const { keySystem, resource } = this;
    const found = keySystem === null ? null : { keySystem: keySystem.keySystem, level: keySystem.level };
    const licenses = found === null ? null : (this.dependencies.readLicenses?.(resource) ?? null);
    return { ...measured, keySystem: found, licenses };
  }

  /**
   * What can be done before OK, once: the grant, first media, and where the device allows the keys of the start. `start`
   * goes on from there. Never rejects: failures are reported as events.
   */
  async prepare(): Promise<void> {
    await this.reportFailure(async () => {
      throwIfAborted(this.life.signal);
      if (this.dependencies.quirks.mayHoldSecondMediaKeys) this.protection?.openStartKeys();
      this.prepared = this.prepareMedia(this.run.signal);
      await this.protection?.authorize();
    });
  }

  /**
   * Runs until the engine has its source; failures are reported as events, so it never rejects. Grant, key requests and
   * manifest are under way at the same time (docs/decisions/003-parallel-start.md).
   */
  async start(startAt: number, comesBack = false): Promise<void> {
    await this.reportFailure(async () => {
      throwIfAborted(this.life.signal);
      this.comesBack = comesBack;
      this.protection?.openStartKeys();
      await Promise.all([this.authorize(), this.loadEngine({ startAt, comesBack })]);
    });
  }

  /** Gives back decoder and element, and keeps the keys: as if it were prepared, without media. Never rejects. */
  async park(): Promise<void> {
    const { run } = this;
    this.hadPicture ||= run.hasPicture;
    this.prepared = Promise.resolve(null);
    this.run = this.createRun();
    await run.destroy().catch(() => undefined);
    await this.protection?.keys.detach();
  }

  /** The engine first: a CDM is taken off an element that no longer plays. */
  async destroy(): Promise<void> {
    this.life.abort();
    try {
      await this.run.destroy();
    } finally {
      await this.protection?.keys.destroy();
    }
  }

  private createRun(): EngineRun {
    const onEvent = (event: PlayerEvent): void => {
      if (event.type === 'playing') this.licenseTimer.start();
      this.emit(event);
    };
    return new EngineRun(this.dependencies.createEngine, onEvent, this.life.signal);
  }

  private async reportFailure(work: () => Promise<unknown>): Promise<void> {
    const { run } = this;
    try {
      await work();
    } catch (thrown) {
      if (isAbortError(thrown)) return;
      const error = toPlayerError(thrown, 'MEDIA_UNSUPPORTED', 'Expected the engine to start, it failed');
      run.report({ type: 'failed', error });
    }
  }

  private async authorize(): Promise<void> {
    const { run } = this;
    await this.protection?.authorize();
    run.report({ type: 'authorized' });
  }

  private async loadEngine(start: StartPlace): Promise<void> {
    const { run } = this;
    const limit = await this.chooseLimit();
    const source = { ...this.createSource(start, limit), prepared: await this.prepared };
    await run.load(source, limit);
  }

  private createSource(start: StartPlace, limit: PictureLimit | null): Omit<EngineSource, 'prepared'> {
    return {
      manifestUrl: this.resource.url,
      ...start,
      protection: this.protection === null ? null : { keys: this.protection.keys },
      cookies: this.cookies,
      maxVideoHeight: limit?.maxHeight ?? null,
      wishes: toWishes(this.dependencies.settings.get()),
    };
  }

  /** Never rejects: the engine asks again, and says what is wrong. */
  private async prepareMedia(signal: AbortSignal): Promise<PreparedMedia | null> {
    const { prepareMedia } = this.dependencies;
    if (prepareMedia === undefined) return null;
    try {
      const source = this.createSource({ startAt: 0, comesBack: false }, await this.chooseLimit());
      throwIfAborted(signal);
      return await prepareMedia(source, signal);
    } catch {
      return null;
    }
  }

  private async chooseLimit(): Promise<PictureLimit | null> {
    const { maxHeightUnproven } = this.dependencies.quirks;
    const found = (await this.protection?.expectKeySystem()) ?? null;
    return choosePictureLimit(found, { ...this.dependencies, maxHeightUnproven });
  }
}
