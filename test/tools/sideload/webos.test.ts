import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Terminal } from './terminal.ts';
import { WebosTv, type WebosTvOptions } from './webos-tv.ts';

const PASSPHRASE = 'A1B2C3';
/** Other tests, and other runs, have fake TVs at the same ports; Linux alone has the whole of 127.0.0.0/8. */
const ADDRESS = process.platform === 'linux' ? `127.${randomInt(1, 250)}.${randomInt(250)}.7` : '127.0.0.1';

describe('npm run sideload -- --webos', () => {
  let paired: Terminal;
  let atPairing: readonly string[];
  let terminal: Terminal;
  let tv: WebosTv | undefined;

  const startTv = async (options: Partial<WebosTvOptions> = {}): Promise<WebosTv> => {
    tv = await new WebosTv(ADDRESS, { passphrase: PASSPHRASE, ...options }).start();
    return tv;
  };

  before(async () => {
    paired = new Terminal();
    paired.keepPackage('ipk', Buffer.alloc(1000, 'k'));
    paired.answer = PASSPHRASE;
    const { commands } = await startTv();
    await paired.run('--webos', 'tv', '--address', ADDRESS);
    atPairing = commands;
    await tv?.close();
  });
  beforeEach(() => {
    terminal = new Terminal({ like: paired });
    tv = undefined;
  });
  afterEach(async () => {
    await tv?.close();
    terminal.close();
  });
  after(() => paired.close());

  const refuses = (message: RegExp, ...parameters: string[]): Promise<void> =>
    assert.rejects(terminal.run('--webos', ...parameters), (error: Error) => {
      assert.equal(error.name, 'SideloadError');
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });

  it('pairs, installs and launches', () => {
    assert.match(paired.shown, /^tv is 127[\d.]+\nPassphrase that/);
    assert.match(paired.shown, /Package: .*latchkey_[\d.]+\.ipk, as it was packaged on 20/);
    assert.match(paired.shown, /Success\s+.*Launched application org\.latchkey\.tv\s*$/s);
    const asked = atPairing.filter((command) => /install '|launch '/.test(command));
    assert.deepEqual(
      asked.map((command) => /luna:\S+/.exec(command)?.[0]),
      ['luna://com.webos.appInstallService/dev/install', 'luna://com.webos.applicationManager//launch'],
    );
  });

  it('needs no pairing the next time, opens the inspector with --inspect, and stays', async () => {
    await startTv();
    const running = terminal.run('--webos', 'tv', '--inspect');
    await Promise.race([terminal.shows(/Application Debugging - http:\/\/localhost:\d+/), running]);
    terminal.stop.abort();
    await running;
    assert.match(terminal.shown, /^Package: .*Launched application.*Ctrl\+C closes it/s);
  });

  it('names the devices that there are where the one asked for is not', async () => {
    await refuses(
      /^LG’s tools know no device “bedroom” \(they know: tv, emulator\): set it up with --webos bedroom --address/,
      'bedroom',
    );
  });

  it('says that developer mode is off where the address refuses', async () => {
    await refuses(/^ares-install: connect ECONNREFUSED 127\.0\.0\.1:6622\. .*no TV in developer mode/, 'emulator');
  });

  it('says that the key server is off', async () => {
    await startTv({ hasKeyServer: false });
    await refuses(/^ares-novacom: Failed to get ssh private key\. Switch “Key Server” on/, 'tv', '--address', ADDRESS);
  });

  it('says that a passphrase is wrong, without repeating it', async () => {
    await startTv();
    terminal.answer = 'WRONG9';
    await assert.rejects(terminal.run('--webos', 'tv', '--address', ADDRESS), (error: Error) => {
      assert.match(error.message, /^ares-install: .*Cannot parse privateKey.* The passphrase is not the one/);
      assert.doesNotMatch(error.message + terminal.shown, /WRONG9/);
      return true;
    });
  });

  it('says that it is not paired where nobody answers', async () => {
    await startTv();
    await refuses(/^tv is not paired: no passphrase was given$/, 'tv', '--address', ADDRESS);
  });

  it('says that the TV does not know the key, as after an expired session', async () => {
    await startTv({ takesKey: false });
    await refuses(/^ares-install: All configured authentication.* does not know this computer/, 'tv');
  });

  it('repeats what the installer of the TV objects to', async () => {
    await startTv({ installed: { details: { state: 'install failed', reason: 'FAILED_NO_FREE_SPACE' } } });
    await refuses(/^ares-install: .*FREE_SPACE|free space.* Remove apps from the TV/, 'tv');
  });
});
