import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createDevelopmentIdentities } from '../../../tools/package/sign/development-identity.ts';
import { writeWgt } from '../../../tools/package/wgt.ts';
import { findSdb } from '../../../tools/sideload/find-sdb.ts';
import { Terminal } from './terminal.ts';

const TV = '192.168.1.21';
const APP = 'LatchkeyTV.Latchkey';
const IDENTITIES = createDevelopmentIdentities();
const FAKE = fileURLToPath(new URL('fake-sdb.mjs', import.meta.url));

/** As recorded: the README of install-jellyfin-tizen, moonlight-chrome-tizen #68, and a guide to TV apps with Tizen. */
const CONNECTED = `* Server is not running. Start it now on port 26099 *\n* Server has started successfully *\nconnecting to ${TV}:26101 ...\nconnected to ${TV}:26101\n`;
const PUSHED = 'pushed   Latchkey.wgt   100%    387KB    0KB/s\n1 file(s) pushed. 0 file(s) skipped.\n';
const INSTALL = `\ninstall ${APP}\npackage_path /home/owner/share/tmp/sdk_tools/tmp/Latchkey.wgt\napp_id[${APP}] install start\napp_id[${APP}] installing[9]\n`;
const INSTALLED = `${INSTALL}app_id[${APP}] installing[100]\napp_id[${APP}] install completed\nspend time for wascmd is [2056]ms\ncmd_ret:0\n`;
const LAUNCHED = `\nlaunch app ${APP}\napp_id[${APP}] launch app succeed\nspend time for wascmd is [11]ms\n`;
const DEBUGGED = '... successfully launched pid = 12915 with debug 1 port: 34541\n';

const GOOD = {
  connect: { prints: CONNECTED },
  push: { prints: PUSHED },
  vd_appinstall: { prints: INSTALLED },
  was_execute: { prints: LAUNCHED },
  debug: { prints: DEBUGGED },
};

function putTool(folder: string, name = 'sdb'): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${FAKE}' "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('npm run sideload -- --tizen', () => {
  let tools: string;
  let terminal: Terminal;

  beforeEach(async () => {
    tools = mkdtempSync(join(tmpdir(), 'latchkey-fake-sdb-'));
    putTool(tools);
    terminal = new Terminal({ path: [tools] });
    const wgt = terminal.keepPackage('wgt', Buffer.alloc(0));
    mkdirSync(join(tools, 'app'));
    writeFileSync(join(tools, 'app/config.xml'), '<widget/>');
    await writeWgt(join(tools, 'app'), wgt, IDENTITIES);
  });
  afterEach(() => {
    terminal.close();
    rmSync(tools, { recursive: true, force: true });
  });

  const answer = (answers: object): void => {
    writeFileSync(join(terminal.home, 'sdb.json'), JSON.stringify({ ...GOOD, ...answers }));
  };
  const asked = (): string[] => readFileSync(join(terminal.home, 'sdb.log'), 'utf8').trim().split('\n');
  const refuses = (message: RegExp): Promise<void> =>
    assert.rejects(terminal.run('--tizen', TV), (error: Error) => {
      assert.equal(error.name, 'SideloadError');
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });

  it('connects, pushes, installs and launches', async () => {
    answer({});
    await terminal.run('--tizen', TV);
    const [connect, push = '', install, launch, ...more] = asked();
    assert.equal(connect, `connect ${TV}:26101`);
    assert.match(
      push,
      /^-s 192\.168\.1\.21:26101 push \S+\.wgt \/home\/owner\/share\/tmp\/sdk_tools\/tmp\/Latchkey-[\d.]+\.wgt$/,
    );
    assert.equal(install, `-s ${TV}:26101 shell 0 vd_appinstall ${APP} ${push.split(' ').at(-1)}`);
    assert.equal(launch, `-s ${TV}:26101 shell 0 was_execute ${APP}`);
    assert.deepEqual(more, []);
    assert.match(terminal.shown, /install completed/);
  });

  it('says before it installs that no TV trusts a development certificate', async () => {
    answer({});
    await terminal.run('--tizen', TV);
    assert.match(
      terminal.shown,
      /!! It is signed with a development certificate, which no Samsung TV trusts.*install/s,
    );
  });

  it('launches with an inspector with --inspect, and says where that is', async () => {
    answer({});
    await terminal.run('--tizen', TV, '--inspect');
    assert.equal(asked().at(-1), `-s ${TV}:26101 shell 0 debug ${APP}`);
    assert.match(terminal.shown, /http:\/\/192\.168\.1\.21:34541\n$/);
  });

  for (const [what, reported, message] of [
    [
      'another author',
      '[118, -11], reason: Author certificate not match :',
      /\[118, -11\], reason: Author certificate not match :\. .*uninstall it there first/,
    ],
    [
      'a distributor that it does not trust',
      '[118, -12],\nreason: Check certificate error : :Invalid certificate chain with certificate in signature.:<-3>',
      /\[118, -12\], reason: Check certificate error.*DUID/,
    ],
    [
      'a certificate of tomorrow',
      '[118, -12], reason: Check certificate error : :Certificate in signature is not valid yet.:<-7>',
      /not valid yet.*clock/,
    ],
    ['a package of another kind', '[118, -4], reason: Load archive info fail', /Load archive info fail\. .*Tizen 5\.0/],
    ['what it does not say', '[118]', /install failed\[118\]\. Most often the certificates/],
    ['an unknown reason', '[777], reason: Out of cheese', /install failed\[777\], reason: Out of cheese$/],
  ] as const) {
    it(`explains that the TV refuses ${what}`, async () => {
      const prints = `${INSTALL}app_id[${APP}] install failed${reported}\nspend time for wascmd is [1115]ms\ncmd_ret:0\n`;
      answer({ vd_appinstall: { prints } });
      await refuses(new RegExp(`^sdb vd_appinstall: app_id.*${message.source}`));
    });
  }

  it('explains that no TV in developer mode answers', async () => {
    answer({
      connect: { prints: `connecting to ${TV}:26101 ...\nerror: failed to connect to remote target '${TV}'\n` },
    });
    await refuses(/^sdb connect: error: failed to connect to remote target.*Is developer mode on/);
  });

  it('explains that the TV closes the connection, though sdb ends well', async () => {
    answer({ vd_appinstall: { prints: 'closed\n' } });
    await refuses(/^sdb vd_appinstall: closed\. .*another computer/);
  });

  it('fails where sdb does, and where it prints nothing', async () => {
    answer({ push: { prints: 'error: device not found\n', code: 1 } });
    await refuses(/^sdb push: error: device not found\. Switch the TV off/);
    answer({ push: {}, vd_appinstall: {} });
    await refuses(/^sdb vd_appinstall: it printed nothing$/);
  });
});

describe('findSdb', () => {
  const root = mkdtempSync(join(tmpdir(), 'latchkey-find-sdb-'));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('finds it in Tizen Studio of the home folder, and beside a tizen on the PATH', () => {
    const studio = join(root, 'tizen-studio/tools');
    const sdb = putTool(studio);
    assert.equal(findSdb({ HOME: root, PATH: '' }), sdb);
    const tizen = putTool(join(studio, 'ide/bin'), 'tizen');
    assert.equal(findSdb({ HOME: join(root, 'elsewhere'), PATH: dirname(tizen) }), sdb);
  });

  it('says in one line what to install where there is none', () => {
    assert.throws(() => findSdb({ HOME: root, PATH: root }), {
      name: 'SideloadError',
      message: /^sdb is neither on the PATH nor in ~\/tizen-studio\/tools: install Samsung’s Tizen Studio, [^\n]+$/,
    });
  });
});
