import type { PeriodKeys } from './packaged-title.ts';

/** Renditions that one decoder plays together: one manifest each. */
export type CodecFamily = 'h264' | 'vp9';

interface RenditionBase {
  /** Also its folder in a packaged title, and its file name in `server/media/film/`. */
  readonly id: string;
  readonly family: CodecFamily;
  readonly keyRole: keyof PeriodKeys;
}

export interface VideoRendition extends RenditionBase {
  readonly kind: 'video';
  readonly width: number;
  readonly height: number;
}

export interface AudioRendition extends RenditionBase {
  readonly kind: 'audio';
  readonly language: (typeof AUDIO_LANGUAGES)[number];
  readonly channels: number;
  readonly sampleRate: number;
}

export type Rendition = VideoRendition | AudioRendition;

/** Seconds: 96 pictures at 25 a second, 180 AAC frames at 48 kHz, 48 FLAC frames of 1,920 samples at 24 kHz. */
export const SEGMENT_DURATION = 3.84;
export const SEGMENT_COUNT = 16;
export const FRAME_RATE = 25;
/** BCP 47, the original first: the others are dubbed. */
export const AUDIO_LANGUAGES = ['en', 'fr'] as const;
/** The demo film: 61.44 seconds. */
export const FILM_DURATION = SEGMENT_DURATION * SEGMENT_COUNT;

/** Best family first, smallest picture first. */
export const RENDITIONS: readonly Rendition[] = [
  { id: 'h264-240', family: 'h264', kind: 'video', width: 426, height: 240, keyRole: 'sd' },
  { id: 'h264-360', family: 'h264', kind: 'video', width: 640, height: 360, keyRole: 'sd' },
  { id: 'h264-720', family: 'h264', kind: 'video', width: 1280, height: 720, keyRole: 'hd' },
  { id: 'h264-1080', family: 'h264', kind: 'video', width: 1920, height: 1080, keyRole: 'hd' },
  { id: 'h264-2160', family: 'h264', kind: 'video', width: 3840, height: 2160, keyRole: 'uhd' },
  { id: 'aac-en', family: 'h264', kind: 'audio', language: 'en', channels: 2, sampleRate: 48_000, keyRole: 'audio' },
  { id: 'aac-fr', family: 'h264', kind: 'audio', language: 'fr', channels: 2, sampleRate: 48_000, keyRole: 'audio' },
  { id: 'vp9-240', family: 'vp9', kind: 'video', width: 426, height: 240, keyRole: 'sd' },
  { id: 'vp9-360', family: 'vp9', kind: 'video', width: 640, height: 360, keyRole: 'sd' },
  { id: 'vp9-720', family: 'vp9', kind: 'video', width: 1280, height: 720, keyRole: 'hd' },
  { id: 'flac-en', family: 'vp9', kind: 'audio', language: 'en', channels: 1, sampleRate: 24_000, keyRole: 'audio' },
  { id: 'flac-fr', family: 'vp9', kind: 'audio', language: 'fr', channels: 1, sampleRate: 24_000, keyRole: 'audio' },
];
