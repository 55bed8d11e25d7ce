import type { MediaPlayerClass } from 'dashjs';
import type { EngineStatistics } from '../../player/statistics.ts';
import { bufferedUntil } from './video-reporter.ts';

/** Headless builds of Chromium have `getVideoPlaybackQuality` from 80 on. */
type OldVideo = Partial<Pick<HTMLVideoElement, 'getVideoPlaybackQuality'>> & {
  readonly webkitDroppedFrameCount?: number;
};

export function readStatistics(
  player: Pick<MediaPlayerClass, 'getAverageThroughput'> | null,
  video: HTMLVideoElement,
): EngineStatistics {
  const { webkitDroppedFrameCount } = video as OldVideo;
  const dropped = (video as OldVideo).getVideoPlaybackQuality?.().droppedVideoFrames ?? webkitDroppedFrameCount;
  const throughputKbps = player?.getAverageThroughput('video') ?? 0;
  return {
    bufferAhead: Math.max(0, bufferedUntil(video) - video.currentTime),
    droppedFrames: dropped ?? null,
    bandwidthBps: throughputKbps > 0 ? throughputKbps * 1000 : null,
  };
}
