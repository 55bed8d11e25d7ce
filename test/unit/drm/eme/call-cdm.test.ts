import { expect } from '@open-wc/testing';
import { PlayerError } from '../../../../src/errors.ts';
import { callCdm } from '../../../../src/drm/eme/call-cdm.ts';
import { captureTimers } from '../../lib/captured-timer.ts';
import { playerErrorOf } from '../../lib/rejection.ts';

describe('callCdm', () => {
  const { clearTimeout } = window;
  afterEach(() => Object.assign(window, { clearTimeout }));

  it('gives what the CDM gives', async () => {
    expect(await callCdm('update', () => Promise.resolve(7))).to.equal(7);
  });

  it('makes KEY_SESSION_FAILED of what the CDM throws, with its name', async () => {
    const refuse = (): Promise<never> => Promise.reject(new DOMException('no', 'InvalidStateError'));
    const error = await playerErrorOf(callCdm('generateRequest', refuse));
    expect([error.code, error.details.name]).to.deep.equal(['KEY_SESSION_FAILED', 'InvalidStateError']);
    expect(error.message).to.contain('generateRequest');
  });

  it('leaves an error of ours as it is', async () => {
    const invalid = new PlayerError('LICENSE_INVALID', 'garbage');
    expect(await playerErrorOf(callCdm('update', () => Promise.reject(invalid)))).to.equal(invalid);
  });

  it('gives up on a call that never settles', async () => {
    let failure: Promise<PlayerError> | undefined;
    const [timer] = captureTimers(() => {
      failure = playerErrorOf(callCdm('createMediaKeys', () => new Promise(() => undefined)));
    });
    expect(timer?.delayMs).to.equal(5000);
    timer?.fire();
    expect((await failure)?.code).to.equal('KEY_SESSION_FAILED');
  });
});
