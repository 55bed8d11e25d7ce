import { encryptSample } from './encrypt-sample.ts';
import type { Encryption } from './encryption.ts';
import type { Sample } from './fragmented-mp4.ts';
import { writeInitSegment } from './init-segment.ts';
import { writeMediaSegment } from './media-segment.ts';
import { SEGMENT_DURATION } from './renditions.ts';
import type { SampleProtection } from './sample-protection.ts';
import type { SourceTrack } from './source-track.ts';
import { mapSubsamples } from './subsamples.ts';

/** A rendition ready to be served. `segments[0]` is number 1. */
export interface PackagedRendition {
  readonly track: SourceTrack;
  readonly encryption: Encryption | null;
  readonly init: Buffer;
  readonly segments: readonly Buffer[];
  /** Of the largest segment, so that a player who trusts it never starves. */
  readonly bitrateBps: number;
}

export function packageRendition(track: SourceTrack, encryption: Encryption | null): PackagedRendition {
  const init = writeInitSegment(track, encryption);
  const segments = track.segments.map((samples, index) => {
    const sequenceNumber = index + 1;
    const decodeTime = Math.round(index * SEGMENT_DURATION * track.timescale);
    if (!encryption) return writeMediaSegment({ sequenceNumber, decodeTime, samples, protection: null });
    const firstIv = encryption.firstIv + BigInt(countSamples(track.segments.slice(0, index)));
    const encrypted = samples.map((sample, position) =>
      protectSample(sample, track.sampleEntry.type, encryption, firstIv + BigInt(position)),
    );
    const protection = encrypted.map((each) => each.protection);
    return writeMediaSegment({ sequenceNumber, decodeTime, samples: encrypted.map((each) => each.sample), protection });
  });
  const largestSegment = Math.max(...segments.map(({ length }) => length));
  return { track, encryption, init, segments, bitrateBps: Math.ceil((largestSegment * 8) / SEGMENT_DURATION) };
}

function countSamples(segments: readonly (readonly Sample[])[]): number {
  return segments.reduce((count, samples) => count + samples.length, 0);
}

function protectSample(
  sample: Sample,
  entryType: string,
  encryption: Encryption,
  iv: bigint,
): { readonly sample: Sample; readonly protection: SampleProtection } {
  const subsamples = mapSubsamples(entryType, sample.bytes);
  const bytes = encryptSample(sample.bytes, subsamples, encryption, iv);
  return { sample: { ...sample, bytes }, protection: { iv: encryption.scheme === 'cenc' ? iv : null, subsamples } };
}
