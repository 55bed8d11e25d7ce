import type { ContentKeys } from '../../drm/eme/content-keys.ts';
import { joinInitData, type KeyRequest } from '../../drm/eme/key-request.ts';

/** What dash.js 5.2.1 tells its protection of one track. Key ids are lower-case hexadecimal, without dashes. */
interface DashMediaInfo {
  readonly normalizedKeyIds?: ReadonlySet<string> | null;
  readonly contentProtection?: readonly { readonly pssh?: { readonly __text?: string } | null }[] | null;
}

/** What dash.js hands to `createProtectionSystem`, as far as it is used here. */
interface DashProtectionConfig {
  readonly eventBus: { trigger(type: string, payload: object): void };
  readonly capabilities: { setEncryptedMediaSupported(value: boolean): void };
}

/**
 * Registered with dash.js's event list, which throws "event type cannot be null" for a name it subscribes to and does
 * not find. Names and values are those of dash.js 5.2.1.
 */
const EVENTS = {
  INTERNAL_KEY_MESSAGE: 'internalKeyMessage',
  INTERNAL_KEY_STATUSES_CHANGED: 'internalkeyStatusesChanged',
  KEY_ERROR: 'public_keyError',
  KEY_SESSION_CREATED: 'public_keySessionCreated',
  KEY_STATUSES_MAP_UPDATED: 'keyStatusesMapUpdated',
  KEY_SYSTEM_SELECTED: 'public_keySystemSelected',
  LICENSE_REQUEST_COMPLETE: 'public_licenseRequestComplete',
  PROTECTION_CREATED: 'public_protectioncreated',
  PROTECTION_DESTROYED: 'public_protectiondestroyed',
  SERVER_CERTIFICATE_UPDATED: 'serverCertificateUpdated',
};

/** Keys with these statuses show no picture: dash.js then moves to another track. */
const UNUSABLE: readonly MediaKeyStatus[] = ['output-restricted', 'internal-error'];

/**
 * The factory dash.js looks for at `dashjs.Protection`. Behind it our key sessions take the place of dash.js's own:
 * dash.js tells which tracks it plays, we open the keys that are missing, and tell which keys can be used.
 */
export function createDashProtection(keys: ContentKeys | null): unknown {
  const createProtectionSystem = (config: DashProtectionConfig): object => {
    // Without it every encrypted track fails with error 24.
    config.capabilities.setEncryptedMediaSupported(true);
    return protectionController(keys, config);
  };
  const factory = (): object => ({ create: () => ({ createProtectionSystem }) });
  return Object.assign(factory, { events: EVENTS, errors: {} });
}

function protectionController(keys: ContentKeys | null, { eventBus }: DashProtectionConfig): object {
  let tracks: DashMediaInfo[] = [];
  const stopListening = keys?.onStatusChange(() => eventBus.trigger(EVENTS.INTERNAL_KEY_STATUSES_CHANGED, {}));
  const some = (keyIds: ReadonlySet<string>, test: (status: MediaKeyStatus | undefined) => boolean): boolean =>
    keyIds.size === 0 || [...keyIds].some((keyId) => test(keys?.status(keyId)));
  return {
    initializeForMedia: (track: DashMediaInfo) => tracks.push(track),
    clearMediaInfoArray: () => (tracks = []),
    handleKeySystemFromManifest: () => keys?.open(tracks.flatMap(toKeyRequests)),
    // A key without a status is not a key that cannot be used: some sets send none (Shaka #891).
    areKeyIdsUsable: (keyIds: ReadonlySet<string>) =>
      some(keyIds, (status) => status === undefined || !UNUSABLE.includes(status)),
    areKeyIdsExpired: (keyIds: ReadonlySet<string>) =>
      keyIds.size > 0 && [...keyIds].every((keyId) => keys?.status(keyId) === 'expired'),
    getSupportedKeySystemMetadataFromContentProtection: () => [],
    getKeySystems: () => [],
    setMediaElement: ignore,
    setProtectionData: ignore,
    updateKeyStatusesMap: ignore,
    stop: ignore,
    reset: () => stopListening?.(),
  };
}

/** One request per key, as everywhere: an ExpressPlay token carries one key id. */
function toKeyRequests(track: DashMediaInfo): KeyRequest[] {
  const boxes = (track.contentProtection ?? []).flatMap(({ pssh }) => pssh?.__text ?? []);
  const initData = joinInitData(boxes);
  return [...(track.normalizedKeyIds ?? [])].map((keyId) => ({ keyIds: [keyId], initData }));
}

/** dash.js calls these; our keys need nothing from them. */
function ignore(): void {
  return undefined;
}
