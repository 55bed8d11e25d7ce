import { toPlayerError, type PlayerError } from '../../errors.ts';
import type { Thumbnail } from '../../player/thumbnail.ts';
import type { ThumbnailPlace } from './locate-thumbnail.ts';

export interface ThumbnailsOptions {
  /** Where the picture of a time is; `null`: there is none. */
  readonly locate: (seconds: number) => ThumbnailPlace | null;
  /** `null`: not to be had now. Rejects where it never can be. */
  readonly fetchTile: (url: string, signal: AbortSignal) => Promise<Blob | null>;
  /** What {@link Thumbnails.at} would answer to the last time has changed. */
  readonly onChange: (thumbnail: Thumbnail | null) => void;
  /** A tile can never be had. */
  readonly onError: (error: PlayerError) => void;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
}

type Tile =
  { readonly status: 'ready'; readonly objectUrl: string } | { readonly status: 'failed'; readonly retryAtMs: number };

/** Each is some 100 KB of JPEG and a few MB once decoded. */
const MAX_TILES = 4;
const RETRY_AFTER_MS = 10_000;

/**
 * The small pictures of the times that a viewer seeks through. Nothing is fetched before the first is asked for; then one
 * tile at a time, that of the last time asked for, each once. A viewer hears nothing of a tile that cannot be had.
 */
export class Thumbnails {
  private readonly life = new AbortController();
  /** By URL, the one used last at the end. */
  private readonly tiles = new Map<string, Tile>();
  private wanted: ThumbnailPlace | null = null;
  private isFetching = false;

  constructor(private readonly options: ThumbnailsOptions) {}

  /** `null`: there is none. Its picture may still be on its way: then `onChange` follows. */
  at(seconds: number): Thumbnail | null {
    this.wanted = this.options.locate(seconds);
    this.fetchWanted();
    return this.answer;
  }

  /** Ends what is under way and lets go of every tile. */
  stop(): void {
    this.life.abort();
    this.tiles.forEach(release);
    this.tiles.clear();
  }

  private get answer(): Thumbnail | null {
    if (this.wanted === null) return null;
    const { url, ...place } = this.wanted;
    const tile = this.tiles.get(url);
    if (tile?.status === 'failed') return null;
    return { ...place, tileUrl: tile?.objectUrl ?? null };
  }

  private fetchWanted(): void {
    if (this.wanted === null || this.isFetching || this.life.signal.aborted) return;
    const { url } = this.wanted;
    const tile = this.tiles.get(url);
    if (tile !== undefined) this.keep(url, tile);
    if (tile?.status === 'ready' || (tile?.status === 'failed' && tile.retryAtMs > this.options.now())) return;
    this.tiles.delete(url);
    this.isFetching = true;
    void this.fetch(url).then((fetched) => this.take(url, fetched));
  }

  private async fetch(url: string): Promise<Blob | 'later' | 'never'> {
    try {
      return (await this.options.fetchTile(url, this.life.signal)) ?? 'later';
    } catch (thrown) {
      const error = toPlayerError(thrown, 'MEDIA_SEGMENT_UNREACHABLE', 'Expected a tile of thumbnails');
      if (!this.life.signal.aborted) this.options.onError(error);
      return 'never';
    }
  }

  private take(url: string, fetched: Blob | 'later' | 'never'): void {
    if (this.life.signal.aborted) return;
    this.isFetching = false;
    this.keep(url, this.toTile(fetched));
    if (this.wanted?.url === url) this.options.onChange(this.answer);
    else this.fetchWanted();
  }

  private toTile(fetched: Blob | 'later' | 'never'): Tile {
    if (fetched instanceof Blob) return { status: 'ready', objectUrl: URL.createObjectURL(fetched) };
    return { status: 'failed', retryAtMs: fetched === 'never' ? Infinity : this.options.now() + RETRY_AFTER_MS };
  }

  /** Puts it at the end, and drops what has not been used for the longest time. */
  private keep(url: string, tile: Tile): void {
    this.tiles.delete(url);
    this.tiles.set(url, tile);
    const ready = Array.from(this.tiles).filter(([, { status }]) => status === 'ready');
    for (const [oldUrl, oldTile] of ready.slice(0, Math.max(0, ready.length - MAX_TILES))) {
      this.tiles.delete(oldUrl);
      release(oldTile);
    }
  }
}

function release(tile: Tile): void {
  if (tile.status === 'ready') URL.revokeObjectURL(tile.objectUrl);
}
