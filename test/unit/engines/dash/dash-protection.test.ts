import { expect } from '@open-wc/testing';
import type { ContentKeys } from '../../../../src/drm/eme/content-keys.ts';
import { createDashProtection } from '../../../../src/engines/dash/dash-protection.ts';
import { PlayerError } from '../../../../src/errors.ts';
import { StatusBoard } from './status-board.ts';

const A = 'a0000000000000000000000000000001';
const B = 'b0000000000000000000000000000002';

/** What dash.js 5.2.1 calls on a protection controller. */
interface Controller {
  initializeForMedia(track: object): void;
  clearMediaInfoArray(): void;
  handleKeySystemFromManifest(): void;
  areKeyIdsUsable(keyIds: ReadonlySet<string>): boolean;
  areKeyIdsExpired(keyIds: ReadonlySet<string>): boolean;
  getSupportedKeySystemMetadataFromContentProtection(): unknown;
  getKeySystems(): unknown;
  setMediaElement(element: HTMLMediaElement | null): void;
  setProtectionData(given: object): void;
  updateKeyStatusesMap(): void;
  stop(): void;
  reset(): void;
}

type Factory = ((context: object) => { create(): { createProtectionSystem(config: object): Controller } }) & {
  readonly events: Readonly<Record<string, string>>;
  readonly errors: object;
};

describe('createDashProtection', () => {
  let board: StatusBoard;
  let triggered: string[];
  let allowed: boolean[];
  let controller: Controller;

  function create(keys: ContentKeys | null): Controller {
    const factory = createDashProtection(keys) as Factory;
    return factory({})
      .create()
      .createProtectionSystem({
        eventBus: { trigger: (type: string) => triggered.push(type) },
        capabilities: { setEncryptedMediaSupported: (value: boolean) => allowed.push(value) },
      });
  }

  beforeEach(() => {
    board = new StatusBoard();
    triggered = [];
    allowed = [];
    controller = create(board.keys);
  });

  it('is a factory with the events that dash.js subscribes to', () => {
    const factory = createDashProtection(board.keys) as Factory;
    expect(factory.errors).to.deep.equal({});
    expect(factory.events).to.include({
      INTERNAL_KEY_MESSAGE: 'internalKeyMessage',
      INTERNAL_KEY_STATUSES_CHANGED: 'internalkeyStatusesChanged',
      KEY_ERROR: 'public_keyError',
      KEY_STATUSES_MAP_UPDATED: 'keyStatusesMapUpdated',
      KEY_SYSTEM_SELECTED: 'public_keySystemSelected',
      LICENSE_REQUEST_COMPLETE: 'public_licenseRequestComplete',
      SERVER_CERTIFICATE_UPDATED: 'serverCertificateUpdated',
    });
  });

  it('tells dash.js that encrypted tracks can be played', () => {
    expect(allowed).to.deep.equal([true]);
  });

  it('answers all that dash.js asks of it', () => {
    controller.setMediaElement(document.createElement('video'));
    controller.setProtectionData({});
    controller.updateKeyStatusesMap();
    controller.stop();
    expect(controller.getSupportedKeySystemMetadataFromContentProtection()).to.deep.equal([]);
    expect(controller.getKeySystems()).to.deep.equal([]);
    expect(board.opened).to.deep.equal([]);
  });

  it('leaves it to the chosen tracks which keys are opened', () => {
    controller.initializeForMedia({ normalizedKeyIds: new Set([A, B]) });
    controller.handleKeySystemFromManifest();
    controller.clearMediaInfoArray();
    expect(board.opened).to.deep.equal([]);
  });

  it('finds a refused key unusable, and with it a track that has no other', () => {
    board.refusals.set(A, new PlayerError('LICENSE_DENIED', 'no'));
    expect(controller.areKeyIdsUsable(new Set([A]))).to.equal(false);
    expect(controller.areKeyIdsUsable(new Set([A, B]))).to.equal(true);
  });

  for (const [what, a, b, usable] of [
    ['without a status', undefined, undefined, true],
    ['usable', 'usable', 'usable', true],
    ['pending', 'status-pending', 'status-pending', true],
    ['restricted, the other without a status', 'output-restricted', undefined, true],
    ['restricted, the other usable', 'output-restricted', 'usable', true],
    ['restricted and broken', 'output-restricted', 'internal-error', false],
  ] as const) {
    it(`says that keys are ${usable ? '' : 'not '}usable that are ${what}`, () => {
      if (a !== undefined) board.statuses.set(A, a);
      if (b !== undefined) board.statuses.set(B, b);
      expect(controller.areKeyIdsUsable(new Set([A, B]))).to.equal(usable);
    });
  }

  it('takes a track without key ids for usable and not expired', () => {
    expect(controller.areKeyIdsUsable(new Set())).to.equal(true);
    expect(controller.areKeyIdsExpired(new Set())).to.equal(false);
  });

  it('says that keys are expired when all of them are', () => {
    board.statuses.set(A, 'expired');
    expect(controller.areKeyIdsExpired(new Set([A]))).to.equal(true);
    expect(controller.areKeyIdsExpired(new Set([A, B]))).to.equal(false);
  });

  it('tells dash.js of changed statuses until it is reset', () => {
    board.listeners.forEach((listener) => listener());
    expect(triggered).to.deep.equal(['internalkeyStatusesChanged']);
    controller.reset();
    expect(board.listeners.size).to.equal(0);
  });

  it('has nothing to open for clear content', () => {
    const clear = create(null);
    clear.initializeForMedia({ normalizedKeyIds: new Set() });
    clear.handleKeySystemFromManifest();
    expect(clear.areKeyIdsUsable(new Set([A]))).to.equal(true);
    clear.reset();
    expect(triggered).to.deep.equal([]);
  });
});
