import { expect } from '@open-wc/testing';
import { InitDataSupply } from '../../../../src/drm/eme/init-data-supply.ts';
import { PlayerError } from '../../../../src/errors.ts';
import { isAbortError } from '../../../../src/lib/abort.ts';
import { KEY_A, KEY_B } from '../fake-grant.ts';

const never = new AbortController().signal;
const [ONE, TWO] = [Uint8Array.of(1), Uint8Array.of(2)];
const nothing = { byKeyId: new Map<string, Uint8Array | null>(), forAnyKey: null, fault: null };

describe('InitDataSupply', () => {
  it('believes who tells of a key first', () => {
    const supply = new InitDataSupply(new Map([[KEY_A, ONE]]));
    supply.add([KEY_A, KEY_B], TWO);
    expect([supply.find([KEY_A]), supply.find([KEY_B])]).to.deep.equal([ONE, TWO]);
  });

  it('gives what the media bring to whoever waits for it, and to nobody else', async () => {
    const supply = new InitDataSupply();
    const given: string[] = [];
    const a = supply.wait([KEY_A], never).then((initData) => given.push(`a ${initData.join()}`));
    void supply.wait([KEY_B], never).then(() => given.push('b'));
    supply.addFound({ ...nothing, byKeyId: new Map([[KEY_A, ONE]]) });
    await a;
    expect(given).to.deep.equal(['a 1']);
  });

  it('gives boxes that name no key to any', async () => {
    const supply = new InitDataSupply();
    const waiting = supply.wait([KEY_A], never);
    supply.addFound({ ...nothing, forAnyKey: TWO });
    expect(await waiting).to.deep.equal(TWO);
  });

  it('gives up some time after there is an element, with what was wrong with the media', async () => {
    const supply = new InitDataSupply(undefined, 1);
    const waiting = supply.wait([KEY_A], never).catch((thrown: unknown) => thrown);
    supply.addFound({ ...nothing, fault: 'a box of 7 bytes where there are 52' });
    supply.attach();
    const error = await waiting;
    expect(error).to.be.instanceOf(PlayerError);
    expect(error).to.include({ code: 'KEY_SESSION_FAILED' });
    expect((error as PlayerError).message).to.include('a box of 7 bytes where there are 52');
    expect((error as PlayerError).details.keyIds).to.deep.equal([KEY_A]);
  });

  it('waits no longer than the playback', async () => {
    const life = new AbortController();
    const waiting = new InitDataSupply().wait([KEY_A], life.signal).catch((thrown: unknown) => thrown);
    life.abort();
    expect(isAbortError(await waiting)).to.equal(true);
  });
});
