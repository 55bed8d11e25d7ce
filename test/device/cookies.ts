import type { ProbeEcho } from '../../server/probe-marks.ts';
import { askEcho, backendUrl, nameRun, type Ask } from './backend.ts';
import { callWithin } from './call-within.ts';
import { runProbe, type Outcome } from './run-probe.ts';
import type { Line } from './screen.ts';

const PREFIX = 'latchkey-probe-';

/** `null`: no answer. Else the kinds (plain, lax, none, http, script, header) that arrived. */
type Arrived = readonly string[] | null;

interface CookieFindings {
  readonly backend: string;
  readonly cookieEnabled: boolean;
  /** Whether `document.cookie` has what the page wrote into it. */
  readonly sticks: boolean;
  readonly hasLocalStorage: boolean;
  /** Set by an earlier run: after a restart of the app or the TV, what the jar kept. */
  readonly kept: Arrived;
  readonly byXhr: Arrived;
  readonly byFetch: Arrived;
  /** Without credentials: none is right. */
  readonly withoutCredentials: Arrived;
  /** `Cookie` as a header that the page sets. */
  readonly setByHand: { readonly xhr: Arrived; readonly fetch: Arrived };
  readonly seenByScript: readonly string[];
  readonly origin: string | null;
}

/** What is in the jar before, what the page and the server put into it, and what comes back by each way of asking. */
async function askForCookies(): Promise<Outcome> {
  const run = nameRun();
  const before = await callWithin(askEcho('headers', { by: 'xhr', withCookies: true }), 10_000);
  const kept = before.value === undefined ? null : kindsIn(before.value);
  document.cookie = `${PREFIX}script=${run}; Path=/; Max-Age=86400`;
  const sticks = document.cookie.includes(`${PREFIX}script=${run}`);
  await callWithin(askEcho(`cookies/${run}`, { by: 'xhr', method: 'POST', withCookies: true }), 10_000);
  const arrivedBy = async (ask: Ask): Promise<Arrived> => {
    const { value } = await callWithin(askEcho('headers', ask), 10_000);
    return value === undefined ? null : kindsIn(value, run);
  };
  const headers = { Cookie: `${PREFIX}header=${run}` };
  const setByHand = async (by: Ask['by']): Promise<Arrived> =>
    (await arrivedBy({ by, headers }))?.filter((kind) => kind === 'header') ?? null;
  const findings: CookieFindings = {
    backend: backendUrl(),
    cookieEnabled: navigator.cookieEnabled,
    sticks,
    hasLocalStorage: canStore(run),
    kept,
    byXhr: await arrivedBy({ by: 'xhr', withCookies: true }),
    byFetch: await arrivedBy({ by: 'fetch', withCookies: true }),
    withoutCredentials: await arrivedBy({ by: 'xhr' }),
    setByHand: { xhr: await setByHand('xhr'), fetch: await setByHand('fetch') },
    seenByScript: document.cookie
      .split('; ')
      .flatMap((cookie) => (cookie.startsWith(PREFIX) ? [cookie.slice(PREFIX.length).split('=')[0] ?? ''] : [])),
    origin: before.value?.origin ?? null,
  };
  return { lines: describe(findings), findings };
}

/** Of this run, or of any. */
function kindsIn({ cookies }: ProbeEcho, run?: string): readonly string[] {
  const names = Object.keys(cookies).filter((name) => run === undefined || cookies[name] === run);
  return names.map((name) => name.slice(PREFIX.length)).sort();
}

function canStore(run: string): boolean {
  try {
    localStorage.setItem(`${PREFIX}storage`, run);
    const isKept = localStorage.getItem(`${PREFIX}storage`) === run;
    localStorage.removeItem(`${PREFIX}storage`);
    return isKept;
  } catch {
    return false;
  }
}

function describe(found: CookieFindings): Line[] {
  const { setByHand } = found;
  return [
    { label: 'Page and backend', value: `${location.protocol}// asks ${found.backend}` },
    { label: 'Origin that was sent', value: found.origin ?? 'none' },
    yesOrNo('document.cookie sticks', found.sticks),
    yesOrNo('localStorage', found.hasLocalStorage),
    arrived('Kept from an earlier run', found.kept),
    arrived('Come back by XHR', found.byXhr),
    arrived('Come back by fetch', found.byFetch),
    arrived('Without credentials', found.withoutCredentials),
    arrived('Set by hand, XHR', setByHand.xhr),
    arrived('Set by hand, fetch', setByHand.fetch),
    { label: 'Seen by the page', value: found.seenByScript.join(', ') || 'none' },
  ];
}

function yesOrNo(label: string, isSo: boolean): Line {
  return { label, value: isSo ? 'yes' : 'no', tone: isSo ? 'good' : 'bad' };
}

function arrived(label: string, kinds: Arrived): Line {
  if (kinds === null) return { label, value: 'no answer from the backend', tone: 'bad' };
  return kinds.length === 0 ? { label, value: 'none' } : { label, value: kinds.join(', '), tone: 'good' };
}

void runProbe({ page: 'cookies', title: 'Cookies', run: askForCookies });
