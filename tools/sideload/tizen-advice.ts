interface Advice {
  /** In what Samsung's tools and TVs print, as reported (jellyfin-tizen #283, #312, #354, moonlight-chrome-tizen #11, …). */
  readonly of: RegExp;
  readonly advice: string;
}

const DEVICE = 'docs/sideload.md, “Samsung Tizen”';
const CERTIFICATES = 'give --author-p12 and --distributor-p12';

const ADVICE: readonly Advice[] = [
  {
    of: /\[118, ?-11\]|118011|Author certificate not match/i,
    advice:
      'Latchkey is on the TV under another author’s certificate: uninstall it there first, or sign with the same author certificate as then',
  },
  {
    of: /not valid yet/i,
    advice:
      'The certificate begins in the TV’s future: set the TV’s clock, or wait a minute after making the certificate',
  },
  {
    of: /\[118, ?-12\]|118012|certificate/i,
    advice: `The TV does not trust the signature: the distributor certificate must be one that Samsung issued for this TV’s DUID; ${CERTIFICATES}`,
  },
  {
    of: /\[118, ?-4\]|118004/,
    advice:
      'The TV cannot read the manifest: is it of 2019 or later (Tizen 5.0)? npm run package:check looks at the package',
  },
  { of: /\[118\]/, advice: `Most often the certificates: ${CERTIFICATES}; else the TV’s storage is full` },
  { of: /unauthorized/i, advice: 'Allow this computer on the TV’s screen, then try again' },
  { of: /offline|device not found|no devices/i, advice: 'Switch the TV off at the wall and on again, then try again' },
  {
    of: /failed to connect|connection refused|timed out|not connected/i,
    advice: 'Is developer mode on, with this computer’s address as its host, and was the TV switched off and on since?',
  },
  { of: /\bclosed\b/i, advice: 'The TV closed the connection: its developer mode may name another computer’s address' },
  { of: /no space|not enough/i, advice: 'Remove apps from the TV' },
];

/** What to do about what `sdb` or a TV printed. `undefined`: nothing is known of it. */
export function adviseOnTizen(printed: string): string | undefined {
  const known = ADVICE.find(({ of }) => of.test(printed));
  return known === undefined ? undefined : `${known.advice} (${DEVICE})`;
}
