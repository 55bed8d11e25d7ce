/** What is called of Samsung's AVPlay (AVPlay API, `@types/tizen-tv-webapis`). Each may be missing on a set, and each may throw. */
export interface AvPlay {
  getVersion?(): string;
  getState(): string;
  open(url: string): void;
  close(): void;
  setListener(listener: Readonly<Record<string, (...values: unknown[]) => void>>): void;
  setDisplayRect(x: number, y: number, width: number, height: number): void;
  setStreamingProperty(name: string, value: string): void;
  getStreamingProperty(name: string): string;
  setTimeoutForBuffering(seconds: number): void;
  setBufferingParam(option: string, unit: string, amount: number): void;
  prepareAsync(done: () => void, failed: (error: unknown) => void): void;
  play(): void;
  pause(): void;
  stop(): void;
  seekTo(positionMs: number, done: () => void, failed: (error: unknown) => void): void;
  getDuration(): number;
  getCurrentTime(): number;
  getTotalTrackInfo(): unknown;
  getCurrentStreamInfo(): unknown;
}

/** `undefined` off a Samsung TV. */
export function avPlay(): AvPlay | undefined {
  return (window as { webapis?: { avplay?: AvPlay } }).webapis?.avplay;
}
