import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readConfigFile } from '../../tools/build/config-script.ts';
import { checkService } from '../../tools/build/service-check.ts';
import { readPngSize } from '../../tools/package/check/images.ts';
import { filesBelow, type PackageFiles } from '../../tools/package/check/package-files.ts';
import { readIpk } from '../../tools/package/check/read-ipk.ts';
import { readWgt } from '../../tools/package/check/read-wgt.ts';
import { packageApp } from '../../tools/package/package-app.ts';

const APP = 'usr/palm/applications/org.latchkey.tv/';
const BACKEND = 'http://192.168.1.10:8080';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const outDir = mkdtempSync(join(tmpdir(), 'latchkey-package-'));
let wgt: PackageFiles;
let ipk: PackageFiles;
let names: string[];

before(async () => {
  const config = { ...(await readConfigFile()), relayHosts: ['cdn.test'] };
  const packaged = await packageApp({ outDir, backendUrl: BACKEND, config });
  names = [packaged.wgt, packaged.ipk].map((file) => basename(file));
  wgt = await readWgt(packaged.wgt);
  ipk = (await readIpk(packaged.ipk)).data;
});

after(() => rmSync(outDir, { recursive: true, force: true }));

function textOf(files: PackageFiles, path: string): string {
  const content = files.get(path);
  assert.ok(content, `${path} is not in the package, but ${[...files.keys()].join(', ')}`);
  return content.toString('utf8');
}

function sizeOf(files: PackageFiles, path: string): string | undefined {
  const content = files.get(path);
  assert.ok(content, `${path} is not in the package`);
  return readPngSize(content);
}

function ipkApp(): PackageFiles {
  return filesBelow(ipk, APP);
}

describe('packageApp', () => {
  it('names both packages after the version in package.json', () => {
    assert.deepEqual(names, [`Latchkey-${version}.wgt`, `latchkey_${version}.ipk`]);
  });

  it('writes a Tizen manifest with the id, the version and the privileges in use', () => {
    const manifest = textOf(wgt, 'config.xml');
    assert.match(manifest, new RegExp(`<widget [^>]*version="${version.replaceAll('.', '\\.')}"`));
    assert.match(
      manifest,
      /<tizen:application id="LatchkeyTV\.Latchkey" package="LatchkeyTV" required_version="5\.0"\/>/,
    );
    assert.match(manifest, /<content src="index\.html"\/>/);
    assert.match(manifest, /hwkey-event="enable"/);
    assert.match(manifest, /<tizen:profile name="tv-samsung"\/>/);
    const privileges = [...manifest.matchAll(/privilege name="[^"]*\/([^/"]+)"/g)].map(([, name]) => name);
    assert.deepEqual(privileges, ['internet', 'tv.inputdevice', 'application.launch', 'productinfo']);
  });

  it('writes a webOS manifest with the id, the version and Back left to the app', () => {
    const manifest = JSON.parse(textOf(ipkApp(), 'appinfo.json')) as Record<string, unknown>;
    const { id, type, main, resolution, bgColor, disableBackHistoryAPI, handlesRelaunch, accessibility } = manifest;
    assert.equal(manifest.version, version);
    assert.equal(manifest.deeplinkingParams, '{"contentTarget":"$CONTENTID"}');
    assert.deepEqual(
      { id, type, main, resolution, bgColor, disableBackHistoryAPI, handlesRelaunch, accessibility },
      {
        id: 'org.latchkey.tv',
        type: 'web',
        main: 'index.html',
        resolution: '1920x1080',
        bgColor: '#0B0E14',
        disableBackHistoryAPI: true,
        handlesRelaunch: true,
        accessibility: { supportsAudioGuidance: true },
      },
    );
    const installed = JSON.parse(textOf(ipk, 'usr/palm/packages/org.latchkey.tv/packageinfo.json')) as object;
    assert.deepEqual({ ...installed, id: 'org.latchkey.tv', version }, installed);
  });

  it('carries the relay as a service of the TV, for the hosts of its configuration alone', () => {
    const manifest = textOf(wgt, 'config.xml');
    assert.match(manifest, /<tizen:service id="LatchkeyTV\.Relay">\s*<tizen:content src="service\/relay\.js"\/>/);
    assert.match(manifest, /<feature name="http:\/\/tizen\.org\/feature\/web\.service"\/>/);
    const folder = 'usr/palm/services/org.latchkey.tv.relay/';
    const described = JSON.parse(textOf(ipk, `${folder}services.json`)) as { id: string; services: { name: string }[] };
    const names = [described.id, ...described.services.map(({ name }) => name)];
    assert.deepEqual(names, ['org.latchkey.tv.relay', 'org.latchkey.tv.relay']);
    const { main, version: told } = JSON.parse(textOf(ipk, `${folder}package.json`)) as Record<string, string>;
    assert.deepEqual([main, told], ['index.js', version]);
    for (const script of [textOf(wgt, 'service/relay.js'), textOf(ipk, `${folder}index.js`)]) {
      assert.deepEqual(checkService('relay', script), []);
      assert.match(script, /"192\.168\.1\.10:8080", "cdn\.test"/);
    }
  });

  it('carries every image that a manifest names, in the pixels its platform asks for', () => {
    const icon = /<icon src="([^"]+)"/.exec(textOf(wgt, 'config.xml'))?.[1] ?? '';
    assert.equal(sizeOf(wgt, icon), '512x423');
    const manifest = JSON.parse(textOf(ipkApp(), 'appinfo.json')) as Record<string, string>;
    const sizes = ['icon', 'largeIcon', 'splashBackground'].map((key) => sizeOf(ipkApp(), manifest[key] ?? ''));
    assert.deepEqual(sizes, ['80x80', '130x130', '1920x1080']);
  });

  for (const [platform, filesOf] of [
    ['Tizen', () => wgt],
    ['webOS', ipkApp],
  ] as const) {
    it(`carries every file that its page names, in classic scripts only (${platform})`, () => {
      const page = textOf(filesOf(), 'index.html');
      const named = [...page.matchAll(/\s(?:src|href)="([^"#]+)"/g)].map(([, path = '']) => path);
      const own = named.filter((path) => !path.startsWith('$WEBAPIS/') && !path.startsWith('data:'));
      assert.deepEqual(own.slice(-2), ['config.js', 'app.js']);
      assert.deepEqual(
        own.filter((path) => !filesOf().has(path)),
        [],
      );
      assert.doesNotMatch(page, /type="?module/);
    });

    it(`carries the backend in its configuration (${platform})`, () => {
      const script = textOf(filesOf(), 'config.js');
      const config = JSON.parse(script.replace(/^window\.LATCHKEY_CONFIG = /, '').replace(/;\n$/, '')) as object;
      assert.equal('backendUrl' in config && config.backendUrl, BACKEND);
    });

    it(`carries the app and nothing else: no source map, no source, no test (${platform})`, () => {
      const allowed =
        /^(?:[\w.-]+\.js|service\/relay\.js|index\.html|logo\.svg|config\.xml|appinfo\.json|(?:author-signature|signature1)\.xml|(?:assets|fonts|licenses)\/[\w.-]+)$/;
      assert.deepEqual(
        [...filesOf().keys()].filter((path) => !allowed.test(path)),
        [],
      );
      const scripts = [...filesOf()].filter(([path]) => path.endsWith('.js'));
      const mapped = scripts.filter(([, bytes]) => bytes.includes('sourceMappingURL'));
      assert.deepEqual(
        mapped.map(([path]) => path),
        [],
      );
      assert.deepEqual(scripts.map(([path]) => path).sort(), [
        'app.js',
        'captions.js',
        'config.js',
        'dash.js',
        'player.js',
        'report.js',
        ...(platform === 'Tizen' ? ['service/relay.js'] : []),
      ]);
    });

    it(`carries the fonts with their license (${platform})`, () => {
      for (const path of ['fonts/inter-latin-400.woff2', 'fonts/inter-latin-600.woff2']) {
        assert.equal(textOf(filesOf(), path).slice(0, 4), 'wOF2');
      }
      assert.match(textOf(filesOf(), 'fonts/OFL.txt'), /SIL OPEN FONT LICENSE Version 1\.1/);
    });
  }

  it('asks for Samsung’s script on Tizen only, and before the app', () => {
    assert.match(textOf(wgt, 'index.html'), /\$WEBAPIS\/webapis\/webapis\.js"><\/script>\s*<script src="config\.js">/);
    assert.doesNotMatch(textOf(ipkApp(), 'index.html'), /WEBAPIS/);
  });
});
