import type { FoundKeySystem } from '../drm/eme/probe.ts';
import type { KeySystemId } from '../drm/key-system.ts';
import type { MediaResource } from '../drm/media-resource.ts';
import type { ErrorDetails, PlayerError } from '../errors.ts';
import type { PictureLimit } from '../player/picture-limit.ts';
import type { LogEntry, PlaybackLog } from '../player/playback-log.ts';
import type { PlayerState } from '../player/player-state.ts';

/** An error without its cause. */
export interface ErrorFacts {
  readonly code: string;
  readonly message: string;
  readonly details: ErrorDetails;
}

type GrantEntry = LogEntry & { readonly step: 'grant' };
type LicenseEntry = LogEntry & { readonly step: 'license' };
type RetreatEntry = LogEntry & { readonly step: 'retreat' };

/** How the playback there is, or else the last one, got its licenses. Times: seconds since the app was opened. */
export interface LicenseStory {
  readonly titleId: string;
  readonly status: PlayerState['status'];
  /** `null`: nobody was asked for a license. */
  readonly keySystem: KeySystemId | null;
  /** As the device has it for these codecs; `null`: it named none, or is not remembered. */
  readonly level: FoundKeySystem['level'];
  readonly limit: PictureLimit | null;
  readonly grants: readonly (Pick<GrantEntry, 'isRenewal' | 'error' | 'lifetimes'> & { readonly atS: number })[];
  readonly licenses: readonly (Pick<LicenseEntry, 'keyIds' | 'answer'> & {
    readonly atS: number;
    /** These keys had a license before. */
    readonly isRenewal: boolean;
  })[];
  /** What failed at a key system before the next one was tried. */
  readonly retreats: readonly (ErrorFacts & { readonly atS: number; readonly keySystem: KeySystemId })[];
  readonly counts: {
    readonly grants: number;
    readonly licenses: number;
    readonly renewals: number;
    readonly refusals: number;
  };
  readonly error: ErrorFacts | null;
  readonly impairment: ErrorFacts | null;
}

/** Pure. `null`: nothing was played yet. */
export function tellLicenseStory(
  { state, entries }: Pick<PlaybackLog, 'state' | 'entries'>,
  found: FoundKeySystem | null,
): LicenseStory | null {
  if (state.status === 'idle') return null;
  const titleId = state.resource.id;
  const own = entries.filter((entry) => entry.titleId === titleId);
  const licenses = toLicenses(own.filter((entry): entry is LicenseEntry => entry.step === 'license'));
  const grants = own.filter((entry): entry is GrantEntry => entry.step === 'grant');
  const taken = licenses.filter(({ answer }) => answer === 200);
  const keySystem = own[own.length - 1]?.keySystem ?? null;
  return {
    titleId,
    status: state.status,
    keySystem,
    level: found?.keySystem === keySystem ? found.level : null,
    limit: 'limit' in state ? state.limit : null,
    grants: grants.map(({ atMs, isRenewal, error, lifetimes }) => ({
      atS: toSeconds(atMs),
      isRenewal,
      error,
      lifetimes,
    })),
    licenses,
    retreats: own.filter((entry): entry is RetreatEntry => entry.step === 'retreat').map(toRetreat),
    counts: {
      grants: grants.filter(({ error }) => error === null).length,
      licenses: taken.length,
      renewals: taken.filter(({ isRenewal }) => isRenewal).length,
      refusals: licenses.length - taken.length,
    },
    error: state.status === 'failed' ? toFacts(state.error) : null,
    impairment: 'impairment' in state && state.impairment !== null ? toFacts(state.impairment) : null,
  };
}

/** What a device is asked for where this title starts. */
export function codecsOf({ protection }: MediaResource): { readonly audio: string; readonly video: string } | null {
  return typeof protection === 'string' ? null : protection.codecs;
}

function toLicenses(entries: readonly LicenseEntry[]): LicenseStory['licenses'] {
  const licensed = new Set<string>();
  return entries.map(({ atMs, keyIds, answer }) => {
    const isRenewal = keyIds.some((keyId) => licensed.has(keyId));
    if (answer === 200) keyIds.forEach((keyId) => licensed.add(keyId));
    return { atS: toSeconds(atMs), keyIds, answer, isRenewal };
  });
}

const toRetreat = ({ atMs, keySystem, error }: RetreatEntry): LicenseStory['retreats'][number] => ({
  atS: toSeconds(atMs),
  keySystem,
  ...toFacts(error),
});

const toFacts = ({ code, message, details }: PlayerError): ErrorFacts => ({ code, message, details });

const toSeconds = (atMs: number): number => Math.round(atMs / 100) / 10;
