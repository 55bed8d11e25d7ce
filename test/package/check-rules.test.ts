import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findAresProblems, findIpkProblems } from '../../tools/package/check/check-ipk.ts';
import { checkWgt } from '../../tools/package/check/check-wgt.ts';
import type { PackageFiles } from '../../tools/package/check/package-files.ts';
import { readIpk, type Ipk } from '../../tools/package/check/read-ipk.ts';
import { readWgt } from '../../tools/package/check/read-wgt.ts';
import { packageApp, type PackagedApp } from '../../tools/package/package-app.ts';

const APP = 'usr/palm/applications/org.latchkey.tv/';
const MARKER = 'planted-marker-4711';

const root = mkdtempSync(join(tmpdir(), 'latchkey-rules-'));
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const options = { version, secrets: [MARKER], now: Date.now() };
let packaged: PackagedApp;
let wgt: PackageFiles;
let ipk: Ipk;

before(async () => {
  packaged = await packageApp({ outDir: root, backendUrl: 'http://192.168.1.10:8080' });
  const whole = await readIpk(packaged.ipk);
  // Without the largest script, which takes half a second each time.
  wgt = withFile(await readWgt(packaged.wgt), 'dash.js', '');
  ipk = { ...whole, data: withFile(whole.data, `${APP}dash.js`, '') };
});

after(() => rmSync(root, { recursive: true, force: true }));

function withText(files: PackageFiles, path: string, edit: (text: string) => string): PackageFiles {
  const text = files.get(path)?.toString('utf8');
  assert.ok(text !== undefined, path);
  const edited = edit(text);
  assert.notEqual(edited, text);
  return new Map([...files, [path, Buffer.from(edited)]]);
}

function withFile(files: PackageFiles, path: string, content: string | Buffer): PackageFiles {
  return new Map([...files, [path, Buffer.from(content)]]);
}

function without(files: PackageFiles, path: string): PackageFiles {
  assert.ok(files.has(path), path);
  return new Map([...files].filter(([name]) => name !== path));
}

describe('checkWgt', () => {
  const edited = (path: string, from: string | RegExp, to: string) => () =>
    withText(wgt, path, (text) => text.replace(from, to));
  const added = (path: string, content: string) => () => withFile(wgt, path, content);
  const CASES: readonly (readonly [what: string, files: () => PackageFiles, problem: string | RegExp])[] = [
    [
      'another version',
      edited('config.xml', /version="[\d.]+" viewmodes/, 'version="0.0.9" viewmodes'),
      /expected version/,
    ],
    [
      'a version too high',
      edited('config.xml', /version="[\d.]+" viewmodes/, 'version="1.256.0" viewmodes'),
      /up to 255/,
    ],
    [
      'an application id of another package',
      edited('config.xml', '.Latchkey"', '.Latch.key"'),
      /an id of the package id/,
    ],
    ['no hardware keys', edited('config.xml', 'hwkey-event="enable"', ''), /hwkey-event="enable"/],
    ['another profile', edited('config.xml', 'tv-samsung', 'mobile'), /tizen:profile name="tv-samsung"/],
    ['broken XML', edited('config.xml', '</widget>', ''), 'config.xml is no well-formed XML'],
    [
      'an unused privilege',
      edited('config.xml', 'privilege/internet', 'privilege/tv.audio'),
      /tv\.audio is declared and not used/,
    ],
    [
      'an undeclared privilege',
      edited('config.xml', /<tizen:privilege [^>]*productinfo"\/>/, ''),
      /productinfo is used and not declared/,
    ],
    [
      'an unknown privilege',
      edited('config.xml', 'privilege/internet', 'privilege/telephony'),
      /no code of ours needs/,
    ],
    ['a page that is not there', () => without(wgt, 'index.html'), 'config.xml: index.html is not there'],
    ['a chunk that is not there', () => without(wgt, 'report.js'), 'report.js is named and not there'],
    [
      'a font that is not there',
      () => without(wgt, 'fonts/inter-latin-600.woff2'),
      /inter-latin-600\.woff2 is named and not/,
    ],
    ['an icon that is not there', () => without(wgt, 'assets/icon-512x423.png'), /icon-512x423\.png is not there/],
    [
      'an icon that is none',
      added('assets/icon-512x423.png', 'GIF89a'),
      'config.xml: assets/icon-512x423.png is no PNG',
    ],
    [
      'a module script',
      edited('index.html', '<script src="app.js"', '<script type="module" src="app.js"'),
      /module script: file/,
    ],
    ['an import', edited('app.js', /^/, 'import "./x.js";'), /^app\.js is not ES2018/],
    ['an export', added('more.js', 'export const a = 1;'), /^more\.js is not ES2018/],
    ['a source map', added('app.js.map', '{}'), 'app.js.map is a source map'],
    [
      'a mention of a source map',
      edited('app.js', /$/, '\n//# sourceMappingURL=app.js.map'),
      'app.js names a source map',
    ],
    [
      'a customer authenticator',
      added('x.txt', `4711,${'0a'.repeat(16)}`),
      /^x\.txt holds what looks like a customer auth/,
    ],
    ['a private key', added('x.txt', '-----BEGIN RSA PRIVATE KEY-----'), 'x.txt holds a private key'],
    [
      'a planted marker',
      edited('player.js', /$/, `/*${MARKER}*/`),
      'player.js holds a secret of this machine’s environment',
    ],
    ['the simulated CDM', added('x.js', '"urn:latchkey:simulated-cdm"'), 'x.js holds test code'],
    ['a test', added('test/a.js', ''), 'test/a.js is test code'],
    ['what is no probe page', added('probe/more/a.js', ''), 'probe/more/a.js is no part of a probe page'],
    [
      'the development relay',
      edited('config.js', '{', '{"relay":{"url":"http://127.0.0.1:1/","secret":"s","hosts":[]},'),
      /relay/,
    ],
    ['a storefront that is none', edited('config.js', /"backendUrl":"[^"]*"/, '"backendUrl":"tv"'), /backendUrl/],
  ];
  for (const [what, files, problem] of CASES) {
    it(`refuses ${what}`, () => {
      const { problems } = checkWgt(files(), options);
      const found = problems.some((line) => (typeof problem === 'string' ? line === problem : problem.test(line)));
      assert.ok(found, problems.join('\n'));
    });
  }
});

describe('findIpkProblems', () => {
  const PATH = `${APP}appinfo.json`;
  const appInfo = (from: string | RegExp, to: string) => () => ({
    ...ipk,
    data: withText(ipk.data, PATH, (text) => text.replace(from, to)),
  });
  const CASES: readonly (readonly [what: string, ipk: () => Ipk, problem: RegExp])[] = [
    ['another version', appInfo(/"version": "[^"]*"/, '"version": "0.0.9"'), /appinfo\.json: expected version/],
    ['an id in capitals', appInfo('org.latchkey', 'Org.latchkey'), /appinfo\.json: id: expected small letters/],
    ['an id of the maker’s', appInfo('org.latchkey.tv', 'com.webos.tv'), /maker’s own names/],
    ['a leading zero', appInfo(/"version": "[^"]*"/, '"version": "1.02.0"'), /version: expected three numbers/],
    [
      'Back kept from the app',
      appInfo('"disableBackHistoryAPI": true', '"disableBackHistoryAPI": false'),
      /Back does not/,
    ],
    ['no audio guidance', appInfo('"supportsAudioGuidance": true', '"supportsAudioGuidance": false'), /are read out/],
    ['no title', appInfo(/"title": "[^"]*",/, ''), /appinfo\.json: title:/],
    [
      'a splash that is not there',
      () => ({ ...ipk, data: without(ipk.data, `${APP}assets/splash-1920x1080.png`) }),
      /splash-1920x1080\.png is not there/,
    ],
    [
      'a wrong description',
      () => ({ ...ipk, control: withText(ipk.control, 'control', (text) => text.replace('all', 'arm')) }),
      /Architecture: all/,
    ],
    [
      'another order of its members',
      () => ({ ...ipk, members: new Map([...ipk.members].reverse()) }),
      /in the archive/,
    ],
    [
      'no packageinfo.json',
      () => ({ ...ipk, data: without(ipk.data, 'usr/palm/packages/org.latchkey.tv/packageinfo.json') }),
      /packageinfo\.json: expected/,
    ],
    [
      'a service that nobody named',
      () => ({ ...ipk, data: withFile(ipk.data, 'usr/palm/services/org.other/services.json', '{}') }),
      /org\.other\/services\.json: expected the id/,
    ],
    ['a secret', () => ({ ...ipk, data: withFile(ipk.data, `${APP}x.txt`, MARKER) }), /x\.txt holds a secret/],
  ];
  for (const [what, given, problem] of CASES) {
    it(`refuses ${what}`, () => {
      const problems = findIpkProblems(given(), options);
      assert.ok(
        problems.some((line) => problem.test(line)),
        problems.join('\n'),
      );
    });
  }

  it('asks LG’s tool, which says what it refuses', async () => {
    assert.deepEqual(await findAresProblems(packaged.ipk, ipk), []);
    const spoilt = appInfo('"type": "web"', '"type": "web", "transparent": "yes"')();
    assert.deepEqual(await findAresProblems(packaged.ipk, spoilt), [
      'ares-package refuses: Invalid file <appinfo.json>: transparent is not of a type(s) boolean',
    ]);
  });
});
