import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readCommand } from '../../tools/token/read-command.ts';
import { toOptionName } from '../../tools/token/token-options.ts';
import { toTokenUrl } from '../../tools/token/token-url.ts';

const AUTHENTICATOR = `4711,${'a'.repeat(32)}`;
const ENVIRONMENT = { EXPRESSPLAY_AUTHENTICATOR: AUTHENTICATOR };
const WIDEVINE = ['--key-system', 'widevine'];

describe('readCommand', () => {
  it('fills a form with what it is given, value for value', () => {
    const options = ['--kid=^a b', '--wv-extension', 'wudo,AA==', '--wv-extension', 'x', '--cookie=', '--use-https'];
    const command = readCommand([...WIDEVINE, ...options], ENVIRONMENT);
    assert.deepEqual(
      [...(command?.form ?? [])],
      [
        ['customerAuthenticator', AUTHENTICATOR],
        ['errorFormat', 'json'],
        ['useHttps', 'true'],
        ['kid', '^a b'],
        ['wvExtension', 'wudo,AA=='],
        ['wvExtension', 'x'],
        ['cookie', ''],
      ],
    );
    assert.equal(command?.url.href, 'http://localhost:8080/hms/wv/token');
  });

  it('asks for help by --help or -h, whatever else is there', () => {
    for (const args of [['--help'], ['-h'], [...WIDEVINE, '--help']]) assert.equal(readCommand(args, {}), null);
  });

  const WRONG: readonly (readonly [args: readonly string[], message: RegExp, env?: NodeJS.ProcessEnv])[] = [
    [[], /^--key-system must be widevine or playready$/],
    [['--key-system', 'Widevine'], /^--key-system must be widevine or playready$/],
    [['--key-system'], /argument missing/],
    [[...WIDEVINE, '--key-system', 'playready'], /^--key-system can be given once$/],
    [[...WIDEVINE, '--kid', 'a', '--kid', 'b'], /^--kid can be given once$/],
    [[...WIDEVINE, '--rights-type', 'Rental'], /^--rights-type is not for widevine$/],
    [['--key-system', 'playready', '--security-level', '1'], /^--security-level is not for playready$/],
    [[...WIDEVINE, '--customer-authenticator', 'x'], /^Unknown option '--customer-authenticator'/],
    [[...WIDEVINE, '--securityLevel', '1'], /^Unknown option '--securityLevel'/],
    [[...WIDEVINE, '--use-https=false'], /does not take an argument/],
    [[...WIDEVINE, '--service', 'test.expressplay.com'], /^--service must be an http\(s\) URL/],
    [WIDEVINE, /^EXPRESSPLAY_AUTHENTICATOR is not set/, {}],
    [WIDEVINE, /^EXPRESSPLAY_AUTHENTICATOR is no authenticator/, { EXPRESSPLAY_AUTHENTICATOR: 'hunter2' }],
  ];
  for (const [args, message, env = ENVIRONMENT] of WRONG) {
    it(`refuses ${args.join(' ') || 'nothing'} with ${Object.keys(env).join(', ') || 'no environment'}`, () => {
      assert.throws(() => readCommand(args, env), { name: 'UsageError', message });
    });
  }
});

describe('toTokenUrl', () => {
  it('has a path for each key system, below any base', () => {
    assert.equal(
      toTokenUrl('http://localhost:8080/prod/', 'playready').href,
      'http://localhost:8080/prod/hms/pr/token',
    );
    assert.equal(toTokenUrl('https://tv.example', 'widevine').href, 'https://tv.example/hms/wv/token');
  });

  it('knows the hosts of ExpressPlay', () => {
    const hosts = ['service.expressplay.com', 'service.expressplay.cn', 'test.expressplay.com'];
    for (const host of hosts) {
      assert.equal(toTokenUrl(`https://${host}`, 'widevine').href, `https://wv-gen.${host}/hms/wv/token`);
      assert.equal(toTokenUrl(`https://pr-gen.${host}`, 'playready').href, `https://pr-gen.${host}/hms/pr/token`);
    }
  });

  it('sends no authenticator to ExpressPlay in the clear', () => {
    for (const host of ['test.expressplay.com', 'wv-gen.service.expressplay.com']) {
      assert.throws(() => toTokenUrl(`http://${host}`, 'widevine'), /^UsageError: --service must be https/);
    }
  });

  it('takes nothing else', () => {
    for (const service of ['', 'localhost:8080', 'ftp://x', 'http://x/?a=b', 'http://x/#a', 'http://u:p@x/']) {
      assert.throws(() => toTokenUrl(service, 'widevine'), { name: 'UsageError' }, service);
    }
  });
});

describe('toOptionName', () => {
  it('writes a parameter as an option', () => {
    const names = ['kid', 'hdcpOutputControl', 'analogVideoOPL', 'rental.periodEndTime', 'wvExtension'];
    assert.deepEqual(names.map(toOptionName), [
      'kid',
      'hdcp-output-control',
      'analog-video-opl',
      'rental-period-end-time',
      'wv-extension',
    ]);
  });
});
