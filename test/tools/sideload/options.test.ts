import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { providePackage } from '../../../tools/sideload/provide-package.ts';
import { readSideloadOptions } from '../../../tools/sideload/sideload-options.ts';
import { Terminal } from './terminal.ts';

describe('readSideloadOptions', () => {
  for (const [parameters, message] of [
    [[], /^Name one TV: --webos <device>.* or --tizen <IP address>$/],
    [['--webos', 'tv', '--tizen', '192.168.1.20'], /^Name one TV/],
    [['--tizen', 'living-room'], /^--tizen: expected an IP address such as 192\.168\.1\.20, got "living-room"$/],
    [['--tizen', '192.168.1.256'], /^--tizen: expected an IP address/],
    [['--tizen', '192.168.1.20:26101'], /^--tizen: expected an IP address/],
    [['--webos', 'tv', '--address', 'tv.local'], /^--address: expected an IP address/],
    [['--tizen', '192.168.1.20', '--address', '192.168.1.20'], /^--address goes with --webos/],
    [['--webos', ''], /^--webos: expected a name/],
    [['--webos', '../tv'], /^--webos: expected a name/],
    [['--webos'], /'--webos <value>' argument missing/],
    [['--telly', 'x'], /'--telly'/],
  ] as const) {
    it(`refuses ${parameters.join(' ') || 'nothing'}`, () => {
      assert.throws(() => readSideloadOptions(parameters), { name: 'SideloadError', message });
    });
  }
});

describe('providePackage', () => {
  let terminal: Terminal;
  beforeEach(() => {
    terminal = new Terminal();
  });
  afterEach(() => terminal.close());

  const provide = (values: object): Promise<string> =>
    providePackage(
      'webos',
      { out: terminal.home, ...values },
      { env: terminal.env, write: () => undefined, ask: () => Promise.resolve('') },
    );

  it('takes the package that is there, unless a backend says that there is to be another one', async () => {
    const file = terminal.keepPackage('ipk', Buffer.alloc(1));
    assert.equal(await provide({}), file);
    await assert.rejects(provide({ backend: 'nowhere' }), {
      name: 'PackageError',
      message: /^backendUrl: expected an origin/,
    });
  });

  it('builds none for a backend that is the TV itself', async () => {
    await assert.rejects(provide({}), { name: 'SideloadError', message: /--backend http:\/\/192\.168\.1\.10:8080/ });
  });
});

describe('npm run sideload', () => {
  it('ends with exit code 1 and one line', () => {
    const cli = ['--import', 'tsx', 'tools/sideload/sideload-cli.ts', '--tizen', 'living-room'];
    const { status, stderr } = spawnSync(process.execPath, cli, { encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stderr, /^--tizen: expected an IP address [^\n]*\n$/);
  });
});
