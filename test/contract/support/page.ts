import '../../../src/lib/polyfills.ts';
import { createCookieDelivery } from '../../../src/drm/cookie-delivery.ts';
import { createLevelMemory } from '../../../src/drm/eme/level-memory.ts';
import { createProtection } from '../../../src/player/protection.ts';
import type { MediaPlayerClass } from 'dashjs';
import { DashEngine } from '../../../src/engines/dash/dash-engine.ts';
import { sendByXhr } from '../../../src/lib/http.ts';
import type { EngineEvent } from '../../../src/player/engine-event.ts';
import type { PlayerEngine } from '../../../src/player/player-engine.ts';
import { NO_WISHES, type PlaybackWishes } from '../../../src/player/playback-wishes.ts';
import { fetchResource, openStorefront } from './fetch-resource.ts';

/** Every engine there is. What a TV alone can run is not here. */
const ENGINES: Readonly<Record<string, (surface: HTMLElement, emit: (event: EngineEvent) => void) => PlayerEngine>> = {
  dash: (surface, emit) => new DashEngine(surface, emit),
};

interface LoadChange {
  readonly manifestUrl?: string;
  /** In lines; `null`: no limit. */
  readonly maxVideoHeight?: number | null;
  /** Default `false`. */
  readonly comesBack?: boolean;
  /** Renditions change by `goTo` alone. */
  readonly isPinned?: boolean;
  /** What the viewer chose for all titles. */
  readonly wishes?: Partial<PlaybackWishes>;
  /** Default: ClearKey. */
  readonly keySystem?: 'widevine' | 'playready';
}

/** One playback, as the suite drives it from outside the page. */
class Bench {
  readonly events: (EngineEvent & { readonly code?: string })[] = [];
  /** Codes of the keys that the playback goes on without. */
  readonly refused: string[] = [];
  /** How often the picture stood still for want of data. */
  waits = 0;
  private readonly life = new AbortController();
  private readonly surface = document.body.appendChild(document.createElement('div'));
  private engine: PlayerEngine | null = null;

  async load(engineName: string, titleId: string, startAt: number, change: LoadChange = {}): Promise<void> {
    const create = ENGINES[engineName];
    if (create === undefined) throw new TypeError(`No ${engineName}`);
    const storefront = openStorefront();
    const resource = await fetchResource(storefront, titleId, this.life.signal);
    const emit = (event: EngineEvent): void => void this.events.push(this.readable(event));
    const dependencies = {
      grants: storefront.grants,
      transport: sendByXhr,
      cookies: createCookieDelivery({ network: resource.networkConfiguration, carriers: [], platformName: 'browser' }),
      keySystems: [change.keySystem ?? 'clearkey'] as const,
      quirks: { asksRobustness: true, probesAc3As: 'ac-3', knowsExpiration: true } as const,
      levels: Promise.resolve(createLevelMemory({ store: null, device: 'this browser' })),
      requestAccess: navigator.requestMediaKeySystemAccess.bind(navigator),
      now: () => performance.now(),
      mayWaitForNetwork: () => false,
      onKeyRefused: ({ code }: { code: string }) => void this.refused.push(code),
    };
    const onError = (error: (EngineEvent & { type: 'failed' })['error']): void => emit({ type: 'failed', error });
    const protection =
      resource.protection === 'none' ? null : createProtection(dependencies, resource, onError, this.life.signal);
    protection?.openStartKeys();
    this.engine = create(this.surface, emit);
    const { cookies } = dependencies;
    const { manifestUrl = resource.url, maxVideoHeight = 360, isPinned = false, comesBack = false } = change;
    const wishes = { ...NO_WISHES, ...change.wishes };
    const source = { manifestUrl, startAt, comesBack, protection, cookies, maxVideoHeight, wishes, prepared: null };
    const loading = this.engine.load(source, this.life.signal);
    this.surface.querySelector('video')?.addEventListener('waiting', () => (this.waits += 1));
    if (isPinned) this.stopAbr();
    await loading;
  }

  /** Chooses a rendition as ABR would, at a moment of the test's choice. */
  goTo(representationId: string): void {
    this.dashPlayer()?.setRepresentationForTypeById('video', representationId);
  }

  /** The renditions that may still be chosen, smallest first. */
  renditions(): string[] {
    return (this.dashPlayer()?.getRepresentationsByType('video') ?? []).map(({ id }) => id);
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

  selectTrack(kind: 'audio' | 'text', id: string | null): void {
    this.engine?.selectTrack(kind, id);
  }

  setRate(rate: number): void {
    this.engine?.setRate(rate);
  }

  setMaxBitrate(bitrateBps: number | null): void {
    this.engine?.setMaxBitrate(bitrateBps);
  }

  statistics(): ReturnType<PlayerEngine['statistics']> | null {
    return this.engine?.statistics() ?? null;
  }

  thumbnailAt(seconds: number): ReturnType<PlayerEngine['thumbnailAt']> {
    return this.engine?.thumbnailAt(seconds) ?? null;
  }

  async destroy(): Promise<number> {
    await this.engine?.destroy();
    return this.surface.childElementCount;
  }

  types(): string[] {
    return this.events.map(({ type }) => type);
  }

  last(type: EngineEvent['type']): EngineEvent | undefined {
    return [...this.events].reverse().find((event) => event.type === type);
  }

  /** Before dash.js has a manifest to choose from. */
  private stopAbr(): void {
    this.dashPlayer()?.updateSettings({ streaming: { abr: { autoSwitchBitrate: { video: false } } } });
  }

  /** What the engine keeps to itself. */
  private dashPlayer(): MediaPlayerClass | null {
    return (this.engine as unknown as { player: MediaPlayerClass | null }).player;
  }

  /** An error does not survive the way out of the page: its code does. */
  private readable(event: EngineEvent): EngineEvent & { readonly code?: string } {
    return event.type === 'failed' ? { ...event, code: event.error.code } : event;
  }
}

Object.assign(window, { newBench: () => Object.assign(window, { bench: new Bench() }) });
