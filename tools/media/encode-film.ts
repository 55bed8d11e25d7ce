import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  FILM_DURATION,
  FRAME_RATE,
  RENDITIONS,
  SEGMENT_DURATION,
  type AudioRendition,
  type VideoRendition,
} from '../../server/packager/renditions.ts';
import { MEDIA_FOLDER } from '../../server/packager/media-folder.ts';
import { burnInFilter } from './burn-in.ts';
import { runFfmpeg } from './ffmpeg.ts';

/** What the encodings are made from: pictures near-lossless, sound uncompressed. */
export interface FilmMaster {
  readonly picturePath: string;
  readonly soundPathOf: (language: string) => string;
}

const GROUP_OF_PICTURES = String(Math.round(SEGMENT_DURATION * FRAME_RATE));
const SEGMENT_MICROSECONDS = String(Math.round(SEGMENT_DURATION * 1e6));
const PICTURE_COUNT = String(Math.round(FILM_DURATION * FRAME_RATE));

/** Preset, profile, level and constant rate factor. */
type H264Settings = readonly [preset: string, profile: string, level: string, crf: string];

/** The largest: its pictures are the master's scaled up, so more care would find little to keep. */
const H264_UHD: H264Settings = ['veryfast', 'high', '5.1', '37.5'];

/** By picture height. */
const H264_SETTINGS: Readonly<Record<number, H264Settings>> = {
  240: ['slow', 'main', '2.1', '28.5'],
  360: ['slow', 'main', '3.0', '29.5'],
  720: ['slow', 'high', '3.1', '31'],
  1080: ['slow', 'high', '4.0', '34'],
};

const VP9_CRF: Readonly<Record<number, string>> = { 240: '36', 360: '36', 720: '37' };

/** Fragmented, and without edit lists: the packager lets the presentation begin at 0. */
const FRAGMENTED_MP4 = [
  ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof'],
  ...['-use_editlist', '0', '-bitexact', '-map_metadata', '-1', '-f', 'mp4'],
];

/** Encodes the named renditions (all, when none is named) into `server/media/film/`. */
export async function encodeFilm(master: FilmMaster, ids: readonly string[] = []): Promise<void> {
  for (const rendition of RENDITIONS.filter(({ id }) => ids.length === 0 || ids.includes(id))) {
    const target = join(MEDIA_FOLDER, 'film', `${rendition.id}.mp4`);
    // Whole or not at all: tests may be reading the folder.
    const unfinished = `${target}.part`;
    if (rendition.kind === 'video') await encodeVideo(rendition, master.picturePath, unfinished);
    else await encodeAudio(rendition, master.soundPathOf(rendition.language), unfinished);
    await rename(unfinished, target);
    console.log(`film/${rendition.id}.mp4`);
  }
}

async function encodeVideo(rendition: VideoRendition, picturePath: string, target: string): Promise<void> {
  const codec = rendition.family === 'h264' ? h264Parameters(rendition.height) : vp9Parameters(rendition.height);
  const closedGroups = ['-g', GROUP_OF_PICTURES, '-keyint_min', GROUP_OF_PICTURES, '-frames:v', PICTURE_COUNT];
  await runFfmpeg([
    ...['-i', picturePath, '-an', '-vf', burnInFilter(rendition), '-pix_fmt', 'yuv420p'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...codec,
    ...closedGroups,
    ...['-video_track_timescale', '25000', ...FRAGMENTED_MP4, target],
  ]);
}

function h264Parameters(height: number): readonly string[] {
  const [preset, profile, level, crf] = H264_SETTINGS[height] ?? H264_UHD;
  return [
    ...['-c:v', 'libx264', '-preset', preset, '-profile:v', profile, '-level', level, '-crf', crf],
    ...['-sc_threshold', '0', '-bf', '3', '-refs', '3'],
    // Little reference weighting keeps slice headers well inside the bytes that the packager leaves clear.
    ...['-x264-params', 'open-gop=0:weightp=1:aq-mode=3:aq-strength=0.9:deblock=1,1'],
  ];
}

function vp9Parameters(height: number): readonly string[] {
  return [
    ...['-c:v', 'libvpx-vp9', '-deadline', 'good', '-cpu-used', '3', '-row-mt', '1', '-threads', '2'],
    ...['-b:v', '0', '-crf', VP9_CRF[height] ?? '36', '-auto-alt-ref', '1', '-lag-in-frames', '25'],
  ];
}

async function encodeAudio(rendition: AudioRendition, soundPath: string, target: string): Promise<void> {
  const format = ['-ar', String(rendition.sampleRate), '-ac', String(rendition.channels)];
  await runFfmpeg([
    ...['-i', soundPath, '-vn', ...format, ...(rendition.family === 'h264' ? aacParameters() : flacParameters())],
    ...[...FRAGMENTED_MP4.map(withoutKeyFrames), target],
  ]);
}

/** An AAC encoder begins with 1,024 samples of silence; as many are cut, so that sound and pictures stay together. */
function aacParameters(): readonly string[] {
  const aligned = 'atrim=start_sample=1024,asetpts=PTS-STARTPTS';
  return ['-af', aligned, '-c:a', 'aac', '-b:a', '80k', '-frames:a', '2880', '-frag_duration', SEGMENT_MICROSECONDS];
}

function flacParameters(): readonly string[] {
  return [
    ...['-c:a', 'flac', '-strict', '-2', '-sample_fmt', 's16', '-frame_size', '1920', '-compression_level', '8'],
    ...['-frames:a', '768', '-frag_duration', SEGMENT_MICROSECONDS],
  ];
}

/** Every audio frame is a key frame: one fragment a frame would triple the size. */
function withoutKeyFrames(parameter: string): string {
  return parameter.replace('+frag_keyframe', '');
}
