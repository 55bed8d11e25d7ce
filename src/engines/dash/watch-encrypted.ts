import type { ContentKeys } from '../../drm/eme/content-keys.ts';
import { readInitData } from '../../drm/eme/read-init-data.ts';
import type { PlayerError } from '../../errors.ts';

/**
 * Takes init data from the media themselves: where neither feed nor MPD has any, or where the keys change and only `moof`
 * boxes tell. A key that nobody but the media spoke of is of no track that could be left: where it is refused, `onError` is told
 * as soon as the picture waits for it. Returns how to stop.
 */
export function watchEncrypted(
  video: HTMLVideoElement,
  keys: ContentKeys,
  onError: (error: PlayerError) => void,
): () => void {
  const watch = new EncryptedWatch(video, keys, onError);
  const onEncrypted = (event: MediaEncryptedEvent): void => watch.take(event);
  const onWaiting = (): void => watch.wait();
  video.addEventListener('encrypted', onEncrypted);
  video.addEventListener('waitingforkey', onWaiting);
  const stopListening = keys.onStatusChange(() => watch.judge());
  return () => {
    stopListening();
    video.removeEventListener('encrypted', onEncrypted);
    video.removeEventListener('waitingforkey', onWaiting);
  };
}

class EncryptedWatch {
  /** Keys that nobody but the media spoke of. */
  private readonly found: string[] = [];
  private usableCount = 0;
  private isWaiting = false;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly keys: ContentKeys,
    private readonly onError: (error: PlayerError) => void,
  ) {}

  take({ initData, initDataType }: MediaEncryptedEvent): void {
    // Without CORS an element does not tell.
    if (initData !== null) {
      this.found.push(...this.keys.openFound(readInitData(initDataType, new Uint8Array(initData))));
    }
  }

  wait(): void {
    this.isWaiting = true;
    this.judge();
  }

  judge(): void {
    const usableCount = this.found.filter((keyId) => this.keys.status(keyId) === 'usable').length;
    // The element says once more that it waits, if it does.
    if (usableCount > this.usableCount) this.isWaiting = false;
    this.usableCount = usableCount;
    const refusals = this.found.flatMap((keyId) => this.keys.refusal(keyId) ?? []);
    const [refusal] = refusals;
    const others = this.found.filter((keyId) => this.keys.refusal(keyId) === undefined);
    if (refusal === undefined || this.keys.pending(others) !== null) return;
    const hasNone = others.length === 0 && this.video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
    if (this.isWaiting || hasNone) this.onError(refusal);
  }
}
