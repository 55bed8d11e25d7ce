import { expect } from '@open-wc/testing';
import { PlayerError, RECOVERY, toPlayerError } from '../../src/errors.ts';

describe('RECOVERY', () => {
  it('knows a step of the playback path for every code', () => {
    for (const code of Object.keys(RECOVERY)) {
      expect(code).to.match(/^(CONFIG|ENTITLEMENT|TOKEN|KEY|LICENSE|MEDIA|NETWORK)_[A-Z_]+$/);
    }
  });
});

describe('PlayerError', () => {
  it('carries code, message, cause and details', () => {
    const cause = new TypeError('why');
    const error = new PlayerError('LICENSE_DENIED', 'no', { cause, details: { expressPlayCode: -4010 } });
    expect(error).to.be.instanceOf(Error);
    expect(error.name).to.equal('PlayerError');
    expect(error.code).to.equal('LICENSE_DENIED');
    expect(error.message).to.equal('no');
    expect(error.cause).to.equal(cause);
    expect(error.details).to.deep.equal({ expressPlayCode: -4010 });
  });

  it('has no details where none were given', () => {
    expect(new PlayerError('MEDIA_DECODE', 'broken').details).to.deep.equal({});
  });

  it('knows what the viewer can do', () => {
    expect(new PlayerError('LICENSE_DENIED', 'no').recovery).to.equal('reauthorize');
    expect(new PlayerError('LICENSE_UNREACHABLE', 'no').recovery).to.equal('retry');
    expect(new PlayerError('KEY_OUTPUT_RESTRICTED', 'no').recovery).to.equal('other-quality');
    expect(new PlayerError('CONFIG_INVALID', 'no').recovery).to.equal('exit');
  });
});

describe('toPlayerError', () => {
  it('leaves a PlayerError as it is', () => {
    const error = new PlayerError('LICENSE_DENIED', 'no');
    expect(toPlayerError(error, 'MEDIA_DECODE', 'other')).to.equal(error);
  });

  it('wraps anything else under the code of the step, with its name', () => {
    const thrown = new DOMException('in use', 'QuotaExceededError');
    const error = toPlayerError(thrown, 'KEY_SESSION_FAILED', 'Expected keys');
    expect(error.code).to.equal('KEY_SESSION_FAILED');
    expect(error.message).to.equal('Expected keys');
    expect(error.cause).to.equal(thrown);
    expect(error.details).to.deep.equal({ name: 'QuotaExceededError' });
    expect(toPlayerError('text', 'MEDIA_DECODE', 'Expected').details).to.deep.equal({ name: 'string' });
  });
});
