import { backendUrl, readBytes, readText } from './backend.ts';

/** One segment of a title that is not encrypted, at its greatest bitrate. */
export interface FoundVideo {
  /** RFC 6381. */
  readonly codecs: string;
  readonly init: ArrayBuffer;
  readonly segment: ArrayBuffer;
  /** Of the segment, in seconds. */
  readonly duration: number;
}

/** Of the demo backend. The second for engines that are built without H.264. */
const MANIFESTS = ['media/farlight/manifest.mpd', 'media/farlight/manifest-vp9.mpd'];

export function clearManifestUrl(): string {
  return `${backendUrl()}/${MANIFESTS[0] ?? ''}`;
}

/** Rejects where the backend does not answer, or has nothing that this engine plays. */
export async function findVideo(): Promise<FoundVideo> {
  for (const path of MANIFESTS) {
    const url = `${backendUrl()}/${path}`;
    const manifest = new DOMParser().parseFromString(await readText(url), 'application/xml');
    const best = Array.from(manifest.querySelectorAll('AdaptationSet[contentType=video] > Representation'))
      .filter((one) => MediaSource.isTypeSupported(`video/mp4; codecs="${read(one, 'codecs')}"`))
      .sort((left, right) => Number(read(right, 'bandwidth')) - Number(read(left, 'bandwidth')))[0];
    const template = best?.parentElement?.querySelector('SegmentTemplate');
    if (best === undefined || !template) continue;
    const resolve = (name: string): string => {
      const file = read(template, name).replace('$RepresentationID$', read(best, 'id'));
      return new URL(file.replace('$Number$', read(template, 'startNumber')), url).href;
    };
    const [init, segment] = await Promise.all([readBytes(resolve('initialization')), readBytes(resolve('media'))]);
    const duration = Number(read(template, 'duration')) / Number(read(template, 'timescale'));
    return { codecs: read(best, 'codecs'), init, segment, duration };
  }
  throw new TypeError('Expected a title that this engine plays');
}

function read(element: Element, attribute: string): string {
  return element.getAttribute(attribute) ?? '';
}
