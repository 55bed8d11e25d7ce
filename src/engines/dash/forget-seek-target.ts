import type { MediaPlayerClass } from 'dashjs';

interface SeekingProcessor {
  getBufferController(): { setSeekTarget(seconds: number): void } | null;
}

/**
 * Before each seek. dash.js 5.2.1 remembers where a seek leads until its first segment is appended, and then moves the picture
 * to the start of that segment: also where another seek came while it was on its way, so that of two quick seeks the first won.
 */
export function forgetSeekTarget(player: Pick<MediaPlayerClass, 'getActiveStream'>): void {
  const processors = (player.getActiveStream()?.getStreamProcessors() ?? []) as readonly SeekingProcessor[];
  processors.forEach((processor) => processor.getBufferController()?.setSeekTarget(NaN));
}
