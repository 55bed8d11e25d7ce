import { PROBE_MARK } from '../../server/probe-marks.ts';
import { askEcho, backendUrl, NoAnswer, type Ask } from './backend.ts';
import { runProbe, type Outcome } from './run-probe.ts';
import type { Line, Screen } from './screen.ts';

/** The first two anybody may set: they show that the others were asked rightly. */
const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['X-Latchkey', PROBE_MARK],
  ['Authorization', PROBE_MARK],
  ['Cookie', `${PROBE_MARK}-header=mark`],
  ['Cookie2', PROBE_MARK],
  ['User-Agent', PROBE_MARK],
  ['Referer', `https://${PROBE_MARK}.invalid/`],
  ['Origin', `https://${PROBE_MARK}.invalid`],
  ['Host', `${PROBE_MARK}.invalid`],
  ['Accept-Encoding', PROBE_MARK],
  ['Connection', PROBE_MARK],
  ['Date', PROBE_MARK],
  ['DNT', PROBE_MARK],
  ['Sec-Latchkey', PROBE_MARK],
  ['Proxy-Latchkey', PROBE_MARK],
];

/** `left out`: the request arrived without it. `refused`: the engine threw. `no answer`: the request did not come through. */
type Fate = 'arrived' | 'left out' | 'refused' | 'no answer';

interface HeaderFate {
  readonly header: string;
  readonly xhr: Fate;
  readonly fetch: Fate;
}

/** Each header by itself, by XMLHttpRequest and by fetch; then what the engine sends by itself. */
async function askForHeaders(screen: Screen): Promise<Outcome> {
  const fates: HeaderFate[] = [];
  const own = await askEcho('headers', { by: 'xhr' });
  for (const [header, value] of HEADERS) {
    fates.push({ header, xhr: await send('xhr', header, value), fetch: await send('fetch', header, value) });
    screen.show(fates.map(toLine));
  }
  const sentByItself = {
    headers: own.headers,
    origin: own.origin,
    referer: own.referer,
    isOwnUserAgent: own.userAgent === navigator.userAgent,
  };
  return {
    lines: [
      ...fates.map(toLine),
      { label: 'Origin by itself', value: own.origin ?? 'none' },
      { label: 'Referer by itself', value: own.referer ?? 'none' },
    ],
    findings: { backend: backendUrl(), fates, sentByItself },
  };
}

async function send(by: Ask['by'], header: string, value: string): Promise<Fate> {
  try {
    const { marked, cookies } = await askEcho('headers', { by, headers: { [header]: value } });
    const hasCome =
      header === 'Cookie' ? cookies[`${PROBE_MARK}-header`] === 'mark' : marked.includes(header.toLowerCase());
    return hasCome ? 'arrived' : 'left out';
  } catch (error) {
    return error instanceof NoAnswer ? 'no answer' : 'refused';
  }
}

function toLine({ header, xhr, fetch }: HeaderFate): Line {
  const value = xhr === fetch ? xhr : `XHR ${xhr}, fetch ${fetch}`;
  const tones = { arrived: 'good', 'left out': undefined, refused: undefined, 'no answer': 'bad' } as const;
  const tone = tones[xhr];
  return tone === undefined ? { label: header, value } : { label: header, value, tone };
}

void runProbe({ page: 'headers', title: 'Headers', run: askForHeaders });
