import type { ContentKeys } from '../../drm/eme/content-keys.ts';

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
 * The factory dash.js looks for at `dashjs.Protection`. Behind it our key sessions take the place of dash.js's own: it
 * asks which keys can be used. Which keys are opened, and when, is `ChosenKeys`' part.
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
  const stopListening = keys?.onStatusChange(() => eventBus.trigger(EVENTS.INTERNAL_KEY_STATUSES_CHANGED, {}));
  // A key without a status is not a key that cannot be used: it was not asked for yet, or the set sends none (Shaka #891).
  const isUsable = (keyId: string): boolean => {
    const status = keys?.status(keyId);
    return keys?.refusal(keyId) === undefined && (status === undefined || !UNUSABLE.includes(status));
  };
  return {
    areKeyIdsUsable: (keyIds: ReadonlySet<string>) => keyIds.size === 0 || [...keyIds].some(isUsable),
    areKeyIdsExpired: (keyIds: ReadonlySet<string>) =>
      keyIds.size > 0 && [...keyIds].every((keyId) => keys?.status(keyId) === 'expired'),
    getSupportedKeySystemMetadataFromContentProtection: () => [],
    getKeySystems: () => [],
    initializeForMedia: ignore,
    clearMediaInfoArray: ignore,
    handleKeySystemFromManifest: ignore,
    setMediaElement: ignore,
    setProtectionData: ignore,
    updateKeyStatusesMap: ignore,
    stop: ignore,
    reset: () => stopListening?.(),
  };
}

/** dash.js calls these; our keys need nothing from them. */
function ignore(): void {
  return undefined;
}
