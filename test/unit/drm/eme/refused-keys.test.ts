import { expect } from '@open-wc/testing';
import { RefusedKeys } from '../../../../src/drm/eme/refused-keys.ts';
import { PlayerError } from '../../../../src/errors.ts';
import { captureTimers, type CapturedTimer } from '../../lib/captured-timer.ts';
import { KEY_A, KEY_B } from '../fake-grant.ts';

const LATE = new PlayerError('LICENSE_UNREACHABLE', 'no answer');
const DENIED = new PlayerError('LICENSE_DENIED', 'no');

describe('RefusedKeys', () => {
  const { clearTimeout } = window;
  let refused: RefusedKeys;
  let asked: Set<string>;
  let forgiven: number;
  afterEach(() => Object.assign(window, { clearTimeout }));
  beforeEach(() => {
    [refused, asked, forgiven] = [new RefusedKeys(), new Set([KEY_A, KEY_B]), 0];
  });

  const refuse = (keyIds: readonly string[], error: PlayerError): CapturedTimer[] =>
    captureTimers(() => {
      refused.add(keyIds, error);
      refused.forgive(keyIds, asked, () => (forgiven += 1), new AbortController().signal);
    });

  it('forgives a key once, after a while, that the license server did not give in time', () => {
    const [timer] = refuse([KEY_A], LATE);
    expect([refused.get(KEY_A), timer?.delayMs]).to.deep.equal([LATE, 5000]);
    timer?.fire();
    expect([refused.get(KEY_A), [...asked], forgiven]).to.deep.equal([undefined, [KEY_B], 1]);
    expect(refuse([KEY_A], LATE)).to.deep.equal([]);
    expect(refused.get(KEY_A)).to.equal(LATE);
  });

  it('forgives no other refusal', () => {
    refused.add([KEY_B], DENIED);
    refuse([KEY_A], LATE)[0]?.fire();
    expect(refuse([KEY_B], DENIED)).to.deep.equal([]);
    expect([refused.get(KEY_B), [...asked], forgiven]).to.deep.equal([DENIED, [KEY_B], 1]);
  });
});
