import '../../../src/lib/polyfills.ts';
import type { KeySystemId } from '../../../src/drm/key-system.ts';
import type { PlayerError } from '../../../src/errors.ts';
import { sendByXhr } from '../../../src/lib/http.ts';
import type { CellOrder, CellReport } from '../../matrix/cell-report.ts';
import { CellNetwork } from './cell-network.ts';
import { KeysAlone } from './keys-alone.ts';
import { fetchResource, openStorefront } from './fetch-resource.ts';

/** So long after the last moment at which a cell may end, it never will. */
const LIMIT_MS = 30_000;

/** The jitter of every back-off is in the middle of its range, so that two runs wait for the same time. */
Math.random = () => 0.5;

async function runCell(order: CellOrder): Promise<CellReport> {
  const { phase, keySystem, firstKeyId, secondKeyId } = order;
  const storefront = openStorefront();
  const resource = await fetchResource(storefront, 'aurora', new AbortController().signal);
  const network = new CellNetwork(order, storefront.grants);
  const { grants, transport } = network;
  let hasFailed = false;
  let end: (outcome: CellReport['outcome']) => void = () => undefined;
  const ended = new Promise<CellReport['outcome']>((resolve) => (end = resolve));
  const onError = ({ code }: PlayerError): void => {
    hasFailed = true;
    end(code);
  };
  const onRefused = ({ code }: PlayerError): void => end(code);
  const playback = new KeysAlone({ resource, keySystem, grants, transport, onError, onRefused });
  const { keys } = playback.protection;
  const request = (keyId: string): { keyIds: string[]; initData: null } => ({ keyIds: [keyId], initData: null });
  await playback.begin();
  if (phase !== 'first license') {
    const isThere = playback.usable(firstKeyId);
    keys.open([request(firstKeyId)]);
    await Promise.race([isThere, ended, nothing()]);
  }
  const keyId = phase === 'second key' ? secondKeyId : firstKeyId;
  network.test(keyId);
  const startedAtMs = performance.now();
  const isLicensed = playback.seen(() => network.hasBroughtLicense && keys.status(keyId) === 'usable');
  if (phase === 'first license') keys.open([request(keyId)]);
  if (phase === 'second key') keys.openLater([request(keyId)]);
  const outcome = await Promise.race([isLicensed.then(() => 'license' as const), ended, nothing()]);
  const fromMs = phase === 'renewal' ? (network.firstTryAtMs ?? startedAtMs) : startedAtMs;
  const seconds = (performance.now() - fromMs) / 1000;
  const { tries, grantsAsked } = network;
  const firstKeyStatus = keys.status(firstKeyId) ?? null;
  const openSessions = await playback.end();
  return { outcome, tries, grants: grantsAsked, seconds, hasFailed, firstKeyStatus, openSessions };
}

function nothing(): Promise<'nothing'> {
  return new Promise((resolve) => setTimeout(() => resolve('nothing'), LIMIT_MS));
}

/** The keys that another title begins with, on a storefront of its own; the code where they do not come. */
async function playNext(titleId: string, keySystem: KeySystemId): Promise<string> {
  const storefront = openStorefront();
  const resource = await fetchResource(storefront, titleId, new AbortController().signal);
  if (typeof resource.protection === 'string') throw new TypeError(`${titleId} is not protected`);
  const { startKeyIds } = resource.protection;
  const { grants } = storefront;
  let onError: (error: PlayerError) => void = () => undefined;
  const failed = new Promise<string>((resolve) => (onError = ({ code }) => resolve(code)));
  const options = { resource, keySystem, grants, transport: sendByXhr, onError, onRefused: onError };
  const playback = new KeysAlone(options);
  await playback.begin();
  const isThere = playback.usable(...startKeyIds).then(() => 'usable');
  playback.protection.openStartKeys();
  const came = await Promise.race([isThere, failed, nothing()]);
  await playback.end();
  return came;
}

Object.assign(window, { runCell, playNext });
