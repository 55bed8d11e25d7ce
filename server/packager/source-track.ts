import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFragmentedMp4, type Sample } from './fragmented-mp4.ts';
import { MEDIA_FOLDER } from './media-folder.ts';
import { RENDITIONS, SEGMENT_COUNT, SEGMENT_DURATION, type Rendition } from './renditions.ts';
import { readSampleEntry, toCodecString, type SampleEntry } from './sample-entry.ts';

/** A rendition of the demo film as it is committed: clear, parsed, cut at the segment boundaries. */
export interface SourceTrack {
  readonly rendition: Rendition;
  readonly ftyp: Buffer;
  readonly moov: Buffer;
  readonly timescale: number;
  readonly sampleEntry: SampleEntry;
  /** RFC 6381. */
  readonly codecs: string;
  readonly segments: readonly (readonly Sample[])[];
}

let loading: Promise<readonly SourceTrack[]> | null = null;

/** Reads and parses the film once; every title of the process is packaged from it. */
export function loadSourceTracks(): Promise<readonly SourceTrack[]> {
  loading ??= Promise.all(RENDITIONS.map(loadTrack));
  return loading;
}

async function loadTrack(rendition: Rendition): Promise<SourceTrack> {
  const file = await readFile(join(MEDIA_FOLDER, 'film', `${rendition.id}.mp4`));
  const { ftyp, moov, timescale, samples } = readFragmentedMp4(file);
  const sampleEntry = readSampleEntry(moov);
  const segments = cutSegments(presentFromZero(samples), SEGMENT_DURATION * timescale);
  if (segments.length !== SEGMENT_COUNT || segments.some(([first]) => !first?.isSync)) {
    throw new RangeError(`Expected ${SEGMENT_COUNT} segments that begin with a key frame, got others: ${rendition.id}`);
  }
  return { rendition, ftyp, moov, timescale, sampleEntry, codecs: toCodecString(sampleEntry), segments };
}

/** Reordered pictures delay the first one; without edit lists the film would begin 80 ms after its sound. */
function presentFromZero(samples: readonly Sample[]): readonly Sample[] {
  const delay = samples[0]?.compositionOffset ?? 0;
  return samples.map((sample) => ({ ...sample, compositionOffset: sample.compositionOffset - delay }));
}

function cutSegments(samples: readonly Sample[], segmentLength: number): readonly (readonly Sample[])[] {
  const segments: Sample[][] = [];
  let decodeTime = 0;
  for (const sample of samples) {
    const segment = (segments[Math.floor(decodeTime / segmentLength)] ??= []);
    segment.push(sample);
    decodeTime += sample.duration;
  }
  return segments;
}
