import { PlayerError } from '../../errors.ts';

/**
 * `null` for an MPD that has something to play, else what is wrong with it. dash.js 5.2.1 throws inside a promise on an
 * MPD that breaks off, and then waits for ever without an error event.
 */
export function checkManifest(text: string): PlayerError | null {
  const mpd = new DOMParser().parseFromString(text, 'text/xml');
  if (mpd.querySelector('parsererror') !== null) return invalid('MPD', 'well-formed XML');
  if (mpd.documentElement.localName !== 'MPD') return invalid('MPD', 'an MPD as its root');
  const periods = [...mpd.getElementsByTagNameNS('*', 'Period')];
  if (periods.length === 0) return invalid('MPD.Period', 'at least one Period');
  const isEmpty = (period: Element): boolean => period.getElementsByTagNameNS('*', 'Representation').length === 0;
  return periods.every(isEmpty) && !hasRemoteContent(mpd)
    ? invalid('MPD.Period.AdaptationSet.Representation', 'at least one Representation')
    : null;
}

/** A Period or an AdaptationSet may stand in a file of its own, which dash.js fetches. */
function hasRemoteContent(mpd: Document): boolean {
  return [...mpd.getElementsByTagName('*')].some((element) =>
    element.hasAttributeNS('http://www.w3.org/1999/xlink', 'href'),
  );
}

function invalid(field: string, expected: string): PlayerError {
  return new PlayerError('MEDIA_MANIFEST_INVALID', `Expected ${expected} in the manifest`, { details: { field } });
}
