import type { Representation } from 'dashjs';

/** Fits the smallest rendition of most ladders: the picture is there at once, then it climbs. */
const START_BITRATE_KBPS = 900;

/** The bitrate that the first picture should not exceed, in bits per second. `maxBitrateBps`: the viewer's limit. */
export function startBitrate(maxBitrateBps: number | null): number {
  return Math.min(START_BITRATE_KBPS * 1000, maxBitrateBps ?? Infinity);
}

/** dash.js's own logging: its errors arrive as events, and a log may name what nobody should read. */
const LOG_LEVEL_NONE = 0;

export const SILENCE = { debug: { logLevel: LOG_LEVEL_NONE } } as const;

/** What differs from dash.js's defaults, and why. */
export function dashSettings(maxBitrateBps: number | null) {
  return {
    ...SILENCE,
    streaming: {
      // Small TVs run out of SourceBuffer before dash.js notices (dash.js #4933).
      buffer: {
        bufferTimeDefault: 16,
        bufferTimeAtTopQuality: 20,
        bufferTimeAtTopQualityLongForm: 20,
        bufferToKeep: 12,
      },
      // What TVs answer to MediaCapabilities cannot be relied on (Shaka disables it on Tizen and webOS).
      capabilities: { useMediaCapabilitiesApi: false },
      abr: {
        initialBitrate: { video: startBitrate(maxBitrateBps) / 1000 },
        maxBitrate: { video: maxBitrateBps === null ? -1 : maxBitrateBps / 1000 },
      },
      // Subtitles are off until asked for, and drawn by our own layer: the same on every engine.
      text: { defaultEnabled: false, dispatchForManualRendering: true },
      // What a viewer chose last is not dash.js's to keep in localStorage.
      lastBitrateCachingInfo: { enabled: false },
      lastMediaSettingsCachingInfo: { enabled: false },
      // Only the manifest says whom to ask for the time. Where that fails, dash.js would ask a host of Akamai's.
      // 0: asked after each manifest. dash.js times its own intervals by the clock that may be wrong: put back by an hour,
      // it asked nobody for an hour, and the picture stood still (2026-11-21, dash.js 5.2.1, Chromium).
      utcSynchronization: {
        defaultTimingSource: { scheme: '', value: '' },
        timeBetweenSyncAttempts: 0,
        minimumTimeBetweenSyncAttempts: 0,
        maximumTimeBetweenSyncAttempts: 0,
      },
      // Nor did it move the window until the clock was again past the last time it had: it moves it at any time.
      liveUpdateTimeThresholdInMilliseconds: -Number.MAX_SAFE_INTEGER,
      retryAttempts: { MPD: 1, MediaSegment: 2, InitializationSegment: 2 },
      retryIntervals: { MPD: 500, MediaSegment: 500, InitializationSegment: 500 },
      manifestRequestTimeout: 8000,
      fragmentRequestTimeout: 10000,
    },
  };
}

/** Keeps out renditions taller than `maxHeight` lines. Audio and text have no height; that of a thumbnail tile is of many. */
export function heightFilter(maxHeight: number): (representation: Representation) => boolean {
  return ({ height, mimeType }) =>
    mimeType?.startsWith('image/') === true || !(typeof height === 'number' && height > maxHeight);
}
