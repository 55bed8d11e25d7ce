import { listRelayHosts, type Config } from '../config.ts';
import type { CookieCarrier } from '../drm/cookie-carrier.ts';
import type { LevelMemory } from '../drm/eme/level-memory.ts';
import { recallKeySystem, type FoundKeySystem } from '../drm/eme/probe.ts';
import type { Rung } from '../drm/eme/security-level.ts';
import { surveyKeySystems, type KeySystemFacts, type SurveyOptions } from '../drm/eme/survey.ts';
import type { MediaResource } from '../drm/media-resource.ts';
import { settleWithin } from '../lib/settle-within.ts';
import type { DeviceFacts } from '../platform/device-facts.ts';
import type { Platform } from '../platform/platform.ts';
import { quirkRowsOf, type QuirkRow, type Quirks } from '../platform/quirks.ts';
import { choosePictureLimit, type PictureLimit } from '../player/picture-limit.ts';
import type { PlaybackLog } from '../player/playback-log.ts';
import { readCookieFacts, type CookieFacts } from './cookie-facts.ts';
import { readEngineFacts, type EngineFacts, type EnginePage } from './engine-facts.ts';
import { codecsOf, tellLicenseStory, type LicenseStory } from './license-story.ts';
import { redactReport } from './redact-report.ts';

/** This device, and how its last playback got its licenses: for a person who is to help. Nothing in it is secret. */
export interface DeviceReport {
  readonly app: {
    readonly version: string;
    /** Another one for other sources. */
    readonly build: string;
    readonly config: Pick<Config, 'backendUrl' | 'language' | 'prepare' | 'maxVideoHeight' | 'maxVideoHeightByLevel'>;
  };
  readonly device: DeviceFacts & { readonly userAgent: string };
  readonly engine: EngineFacts;
  /** Strongest level of each; `limit`: of protected pictures. `null`: the device did not answer. */
  readonly keySystems: readonly (KeySystemFacts & { readonly limit: PictureLimit | null })[] | null;
  /** What starts found, by what they asked for (key systems, codecs). */
  readonly remembered: readonly (Rung & { readonly question: string })[];
  readonly quirks: { readonly values: Quirks; readonly rows: readonly QuirkRow[] };
  readonly cookies: CookieFacts;
  /** `null`: nothing was played. */
  readonly playback: LicenseStory | null;
}

/** The platform, and what is asked of it. */
export interface ReportedDevice extends Pick<Platform, 'keySystems' | 'quirks' | 'readFacts'> {
  readonly requestAccess: SurveyOptions['requestAccess'];
  readonly levels: Promise<LevelMemory>;
  readonly cookieCarriers: readonly CookieCarrier[];
}

/** Where a report comes from. */
export interface ReportSources {
  readonly app: { readonly version: string; readonly build: string };
  readonly config: Config;
  readonly device: ReportedDevice;
  readonly userAgent: string;
  readonly page: EnginePage;
  readonly log: Pick<PlaybackLog, 'state' | 'entries' | 'granted'>;
  /** Whether a playback has the CDM just now. */
  readonly isPlaying: boolean;
}

/** What most sets decode. */
const CODECS = { audio: 'mp4a.40.2', video: 'avc1.4D401E' };

/** A CDM that never answers is a finding, too. */
const SURVEY_LIMIT_MS = 10_000;

export async function createDeviceReport(sources: ReportSources): Promise<DeviceReport> {
  const { app, config, device, userAgent, page, log } = sources;
  const { backendUrl, language, prepare, maxVideoHeight, maxVideoHeightByLevel } = config;
  const [facts, keySystems, levels] = await Promise.all([device.readFacts(), survey(sources), device.levels]);
  const resource = log.state.status === 'idle' ? null : log.state.resource;
  const found = resource === null ? null : await recall(resource, device);
  return redactReport({
    app: { ...app, config: { backendUrl, language, prepare, maxVideoHeight, maxVideoHeightByLevel } },
    device: { ...facts, userAgent },
    engine: readEngineFacts(page),
    keySystems,
    remembered: levels.all().map(([question, rung]) => ({ question, ...rung })),
    quirks: { values: device.quirks, rows: quirkRowsOf(facts) },
    cookies: readCookieFacts(
      device.cookieCarriers,
      config.relay?.hosts ?? listRelayHosts(config),
      resource,
      log.granted,
    ),
    playback: tellLicenseStory(log, found),
  });
}

/** HDCP is asked of a MediaKeys, and not every device bears a second one beside a playback. */
async function survey(sources: ReportSources): Promise<DeviceReport['keySystems']> {
  const { device, isPlaying } = sources;
  const { keySystems, quirks, requestAccess } = device;
  const mayMakeMediaKeys = !isPlaying || quirks.mayHoldSecondMediaKeys;
  let found: DeviceReport['keySystems'] = null;
  const asked = surveyKeySystems({ keySystems, quirks, requestAccess, mayMakeMediaKeys, codecs: CODECS });
  const limited = asked.then((all) => {
    found = all.map((facts) => ({ ...facts, limit: limitOf(facts, sources) }));
  });
  await settleWithin(limited, SURVEY_LIMIT_MS);
  return found;
}

function limitOf(found: FoundKeySystem, { config, device }: ReportSources): PictureLimit | null {
  const { maxVideoHeight = null, maxVideoHeightByLevel = {} } = config;
  const { maxHeightUnproven } = device.quirks;
  return choosePictureLimit(found, { maxVideoHeight, maxVideoHeightByLevel, maxHeightUnproven });
}

function recall(resource: MediaResource, device: ReportedDevice): Promise<FoundKeySystem | null> {
  return recallKeySystem({ ...device, codecs: codecsOf(resource) ?? CODECS });
}
