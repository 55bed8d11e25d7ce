interface Advice {
  /** In what LG's tools print: their own source (3.2.1), and Node's names of what a connection can meet. */
  readonly of: RegExp;
  readonly advice: string;
}

const DEVICE = 'docs/sideload.md, “LG webOS”';

const ADVICE: readonly Advice[] = [
  {
    of: /Failed to get ssh private key/,
    advice: 'Switch “Key Server” on in the Developer Mode app of the TV and try again; is the address the TV’s?',
  },
  {
    of: /Cannot parse privateKey|parse private key|bad decrypt|passphrase/i,
    advice:
      'The passphrase is not the one that the Developer Mode app shows (six characters, capitals count): pair again with --address',
  },
  {
    of: /authentication methods failed|Authentication failure|Private key file or password does not exist/,
    advice:
      'The TV does not know this computer’s key: none was fetched, or developer mode was switched on anew since. Pair again with --address',
  },
  {
    of: /ECONNREFUSED|ECONNRESET/,
    advice:
      'What has that address is no TV in developer mode: the switch in its Developer Mode app is off, or the session is over (then its apps are gone, too). Switch it on, let the TV restart, and pair again with --address',
  },
  {
    of: /timed out|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN/,
    advice: 'No TV answers there: is it on, in this network, and still at this address? --address sets another one',
  },
  {
    of: /category "\/dev"|Developer options/,
    advice: 'Developer mode is off on the TV: switch it on in the Developer Mode app',
  },
  { of: /NO_FREE_SPACE|free space/, advice: 'Remove apps from the TV' },
  {
    of: /duplicate command|app is locked|retry the command/,
    advice: 'The TV is still busy with it: wait and try again',
  },
  { of: /extract|parse control/, advice: 'The package is damaged: npm run package writes it anew' },
];

/** What to do about what a command of LG's printed. `undefined`: nothing is known of it. */
export function adviseOnWebos(objections: string): string | undefined {
  const known = ADVICE.find(({ of }) => of.test(objections));
  return known === undefined ? undefined : `${known.advice} (${DEVICE})`;
}
