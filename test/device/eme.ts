import { requestRung, type RungRequest } from '../../src/drm/eme/request-rung.ts';
import { LADDERS, type Rung } from '../../src/drm/eme/security-level.ts';
import { surveyKeySystems, type KeySystemFacts } from '../../src/drm/eme/survey.ts';
import type { KeySystemId } from '../../src/drm/key-system.ts';
import { callWithin } from './call-within.ts';
import { runProbe, type Outcome } from './run-probe.ts';
import { readEngineFacts } from '../../src/report/engine-facts.ts';
import type { Line, Screen } from './screen.ts';

const KEY_SYSTEMS: readonly KeySystemId[] = ['widevine', 'playready', 'clearkey'];
/** The first that the engine has; what most sets decode, and what builds without H.264 do. */
const CODECS = [
  { audio: 'mp4a.40.2', video: 'avc1.4D401E' },
  { audio: 'flac', video: 'vp09.00.30.08' },
];

interface Asked {
  readonly name: string;
  readonly robustness: string;
  readonly isGranted: boolean;
}

/** Every rung of the ladders by itself, then what the best of each can, then whether two MediaKeys live side by side. */
async function askKeySystems(screen: Screen): Promise<Outcome> {
  const engine = readEngineFacts(window);
  const requestAccess = (navigator as Partial<Navigator>).requestMediaKeySystemAccess?.bind(navigator);
  if (requestAccess === undefined) return withoutEme(engine.isSecureContext);
  const codecs = CODECS.find(({ video }) => MediaSource.isTypeSupported(`video/mp4; codecs="${video}"`)) ?? CODECS[0];
  if (codecs === undefined) throw new TypeError('Expected codecs to ask with');
  const request: RungRequest = { codecs, requestAccess, quirks: { asksRobustness: true, probesAc3As: 'ac-3' } };
  const asked: Asked[] = [];
  for (const rung of KEY_SYSTEMS.flatMap((keySystem) => LADDERS[keySystem])) {
    asked.push(await ask(rung, request));
    screen.show(asked.map(toLine));
  }
  screen.say('Asking for schemes, persistent licenses and HDCP …');
  const found = await surveyKeySystems({ ...request, keySystems: KEY_SYSTEMS, mayMakeMediaKeys: true });
  const mediaKeys: { keySystem: string; first: string; second: string }[] = [];
  for (const { keySystem, name, robustness, level } of found) {
    mediaKeys.push({ keySystem, ...(await makeTwo({ keySystem, name, robustness, level }, request)) });
  }
  return {
    lines: [
      ...found.flatMap((facts) => describe(facts, mediaKeys)),
      ...asked.map(toLine),
      ...describeCodecs(engine.codecs),
    ],
    findings: { codecs, asked, found, mediaKeys, engine },
  };
}

async function ask(rung: Rung, request: RungRequest): Promise<Asked> {
  const { name, robustness } = rung;
  const answer = await callWithin(requestRung(rung, request));
  return { name, robustness, isGranted: answer.value !== undefined && answer.value !== null };
}

/** A second MediaKeys with a session, while the first has one. */
async function makeTwo(rung: Rung, request: RungRequest): Promise<{ first: string; second: string }> {
  const made: MediaKeySession[] = [];
  const make = async (): Promise<string> => {
    const access = await requestRung(rung, request);
    if (access === null) return 'refused';
    const { value, problem } = await callWithin(access.createMediaKeys());
    if (value === undefined) return problem;
    made.push(value.createSession('temporary'));
    return 'made';
  };
  const named = async (): Promise<string> =>
    make().catch((error: unknown) => (error instanceof Error ? error.name : 'thrown'));
  const first = await named();
  const second = first === 'made' ? await named() : 'not asked';
  await Promise.all(made.map((session) => callWithin(session.close())));
  return { first, second };
}

function withoutEme(isSecureContext: boolean): Outcome {
  const value = isSecureContext ? 'This engine has none' : 'None: the page is no secure context';
  return { lines: [{ label: 'EME', value, tone: 'bad' }], findings: { hasEme: false, isSecureContext } };
}

function describe(facts: KeySystemFacts, mediaKeys: readonly { keySystem: string; second: string }[]): Line[] {
  const { keySystem, robustness, level, schemes, hasPersistentLicenses, hdcp } = facts;
  const schemesOf = (wanted: boolean | null): string =>
    (['cenc', 'cbcs'] as const).filter((scheme) => schemes[scheme] === wanted).join(', ');
  const told = schemesOf(true) || (schemesOf(null) ? 'not told' : 'none');
  const second = mediaKeys.find((made) => made.keySystem === keySystem)?.second ?? 'not asked';
  return [
    {
      label: keySystem,
      value: `${level ?? 'no level'}${robustness === '' ? '' : ` (${robustness})`} · ${told}`,
      tone: 'good',
    },
    {
      label: '',
      value: `persistent ${hasPersistentLicenses ? 'yes' : 'no'} · HDCP ${hdcp ?? 'not told'} · second MediaKeys ${second}`,
    },
  ];
}

function toLine({ name, robustness, isGranted }: Asked): Line {
  const label = name.replace(/^com\.(?:microsoft\.)?/, '');
  const strength = robustness || 'plain';
  return isGranted ? { label, value: `yes · ${strength}`, tone: 'good' } : { label, value: `no · ${strength}` };
}

function describeCodecs(codecs: Readonly<Record<string, boolean>>): Line[] {
  const names = Object.keys(codecs).filter((name) => codecs[name]);
  return [{ label: 'Decodes (MSE)', value: names.join(', ') || 'nothing asked for' }];
}

void runProbe({ page: 'eme', title: 'Key systems', run: askKeySystems });
