/** A `Role` or `Accessibility` descriptor of an MPD. */
export interface Descriptor {
  readonly schemeIdUri?: string | null;
  readonly value?: unknown;
}

/** DVB and DASH-IF say it so: 1 is for who cannot see, 2 for who cannot hear. */
const AUDIO_PURPOSE = 'urn:tva:metadata:cs:AudioPurposeCS:2007';

/** DASH roles of a track; what its `Accessibility` says of whom it is for counts as the role of that meaning. */
export function readRoles(
  kind: 'audio' | 'text',
  roles: readonly Descriptor[] | null | undefined,
  accessibility: readonly Descriptor[] | null | undefined,
): readonly string[] {
  const named = (roles ?? []).map(({ value }) => String(value));
  const meant = (accessibility ?? []).flatMap(({ schemeIdUri, value }) => {
    if (schemeIdUri === 'urn:mpeg:dash:role:2011') return [String(value)];
    if (schemeIdUri !== AUDIO_PURPOSE) return [];
    if (String(value) === '1') return ['description'];
    return String(value) === '2' ? [kind === 'audio' ? 'enhanced-audio-intelligibility' : 'caption'] : [];
  });
  return [...named, ...meant.filter((role) => !named.includes(role))];
}
