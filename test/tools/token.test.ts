import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';

import { listen } from '../../server/listen.ts';
import { listParameters, TOKEN_TABLES } from '../../src/expressplay/token-table.ts';
import { ROOT } from '../../tools/build/root.ts';
import { AUTHENTICATOR, clearKeyChallenge, createTestBackend } from '../server/test-backend.ts';

const KID = '4e2df6b45e8257e187b2802b22ae7418';
const KEY = 'a9b9033df0b9ca5447839e3d074817a0';
const KEK = '000102030405060708090a0b0c0d0e0f';
const SECRETS = [AUTHENTICATOR.slice(5), KEY, KEK];

const backend = await createTestBackend();
const server = await listen(backend, { port: 0, host: '127.0.0.1' });
after(server.close);

const WIDEVINE = ['--key-system', 'widevine', '--kid', KID, '--security-level', '3', '--hdcp-output-control', '1'];
const LEVELS = [
  'analog-video',
  ...['compressed', 'uncompressed'].flatMap((it) => [`${it}-digital-audio`, `${it}-digital-video`]),
];
const PLAYREADY = [
  ...['--key-system', 'playready', '--kid', KID, '--rights-type', 'BuyToOwn'],
  ...LEVELS.flatMap((level) => [`--${level}-opl`, '100']),
];
const ENVIRONMENT = { EXPRESSPLAY_AUTHENTICATOR: AUTHENTICATOR, EXPRESSPLAY_CONTENT_KEY: KEY };

interface Run {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command as a process, with nothing of ExpressPlay in its environment but what is given. Fails where it prints a secret. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = ENVIRONMENT): Promise<Run> {
  return runProcess(process.execPath, ['--import', 'tsx', 'tools/token/token-cli.ts', ...args], env);
}

async function runProcess(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Run> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('EXPRESSPLAY_'));
  const child = spawn(command, args, { cwd: ROOT, env: { ...Object.fromEntries(inherited), ...env } });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [exitCode, out, err] = await Promise.all([exited, text(child.stdout), text(child.stderr)]);
  for (const secret of SECRETS) assert.ok(!`${out}${err}`.toLowerCase().includes(secret.toLowerCase()), `${out}${err}`);
  return { exitCode, out, err };
}

const ask = (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Run> =>
  run([...args, '--service', server.url], env);

async function serve(listener: RequestListener): Promise<string> {
  const other = createServer(listener).listen(0, '127.0.0.1');
  after(() => other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  return `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
}

describe('npm run token', () => {
  it('prints a license URL for Widevine that brings the key', async () => {
    const { exitCode, out, err } = await ask([...WIDEVINE, '--expiration-time', '+60', '--cookie', 'order 7']);
    assert.deepEqual([exitCode, err], [0, '']);
    assert.match(out, /^http:\/\/127\.0\.0\.1:\d+\/hms\/wv\/rights\/\?ExpressPlayToken=[\w-]+\n$/);
    const license = await fetch(out.trim(), { method: 'POST', body: clearKeyChallenge(KID) });
    assert.ok((await license.text()).includes(Buffer.from(KEY, 'hex').toString('base64url')));
    assert.match(backend.log.at(-1) ?? '', /cookie="order 7" token=\w+ code=0/);
    backend.clock.nowMs += 60_000;
    const late = await fetch(out.trim(), { method: 'POST', body: clearKeyChallenge(KID) });
    assert.match(await late.text(), /-4010/);
  });

  it('prints a license URL for PlayReady with the token in its query', async () => {
    const { exitCode, out, err } = await ask(PLAYREADY);
    assert.deepEqual([exitCode, err], [0, '']);
    assert.match(out, /^http:\/\/127\.0\.0\.1:\d+\/playready\/RightsManager\.asmx\?ExpressPlayToken=[\w-]+\n$/);
  });

  it('takes a key that the key storage has', async () => {
    const query = `customerAuthenticator=${AUTHENTICATOR}&kek=${KEK}`;
    await backend.request(`/keystore/keys?${query}`, { method: 'POST', body: JSON.stringify({ kid: KID, k: KEY }) });
    const env = { EXPRESSPLAY_AUTHENTICATOR: AUTHENTICATOR, EXPRESSPLAY_KEK: KEK };
    const { exitCode, out } = await ask(WIDEVINE, env);
    assert.equal(exitCode, 0);
    const license = await fetch(out.trim(), { method: 'POST', body: clearKeyChallenge(KID) });
    assert.ok((await license.text()).includes(Buffer.from(KEY, 'hex').toString('base64url')));
    const unknown = await ask(['--kid', '^unknown', ...WIDEVINE.filter((it) => it !== '--kid' && it !== KID)], env);
    assert.equal(unknown.exitCode, 1);
    assert.match(unknown.err, /^\[-4019\] Failed to get content key[^\n]*\nOperator: {2}Put the title’s key into/);
  });

  it('prefers a key in the options, and does not mix it with the environment', async () => {
    const args = [...WIDEVINE, '--content-key', '1'.repeat(32)];
    const { out } = await ask(args, { ...ENVIRONMENT, EXPRESSPLAY_KEK: KEK });
    const license = await fetch(out.trim(), { method: 'POST', body: clearKeyChallenge(KID) });
    assert.ok((await license.text()).includes(Buffer.from('1'.repeat(32), 'hex').toString('base64url')));
  });

  it('explains a refusal, names the option, and ends with 1', async () => {
    const { exitCode, out, err } = await ask(WIDEVINE.map((it) => (it === '3' ? '9' : it)));
    assert.deepEqual([exitCode, out], [1, '']);
    const [code, option, operator, developer] = err.split('\n');
    assert.equal(code, '[-7004] Invalid security level value');
    assert.equal(option, '--security-level is not 1, 2, 3, 4 or 5');
    assert.match(operator ?? '', /^Operator: {2}\S/);
    assert.match(developer ?? '', /^Developer: \S/);
  });

  it('explains a refusal for PlayReady', async () => {
    const { exitCode, err } = await ask([...PLAYREADY, '--rental-play-duration', '60']);
    assert.equal(exitCode, 1);
    assert.match(err, /^\[-2021\] Invalid rights type\n--rights-type is BuyToOwn although/);
  });

  it('explains an authenticator that is not the one of the service', async () => {
    const { exitCode, err } = await ask(WIDEVINE, { ...ENVIRONMENT, EXPRESSPLAY_AUTHENTICATOR: `1,${'0'.repeat(32)}` });
    assert.equal(exitCode, 1);
    assert.match(err, /^\[-2018\] Authentication token invalid: unknown\nOperator/);
  });

  it('ends with 2 where the command is wrong, without repeating a value', async () => {
    for (const [args, env, message] of [
      [['--key', KEY, ...WIDEVINE], ENVIRONMENT, /^Unknown option '--key'/],
      [[...WIDEVINE, KEY], ENVIRONMENT, /^There is a value without an option/],
      [WIDEVINE, { EXPRESSPLAY_CONTENT_KEY: KEY }, /^EXPRESSPLAY_AUTHENTICATOR is not set/],
    ] as const) {
      const { exitCode, out, err } = await ask(args, env);
      assert.deepEqual([exitCode, out], [2, '']);
      assert.match(err, message);
      assert.match(err, /\nMore with --help\.\n$/);
    }
  });

  it('hides its secrets in what a service repeats, and what a terminal would obey', async () => {
    const url = await serve((request, response) => {
      void text(request).then((body) => {
        const echo = decodeURIComponent(body).toUpperCase();
        response.writeHead(400).end(JSON.stringify({ code: -2005, message: `[-2005] Bad \u001b[2J${echo}` }));
      });
    });
    const { exitCode, err } = await run([...WIDEVINE, '--service', url]);
    assert.equal(exitCode, 1);
    assert.match(err, /^\[-2005\] Bad {2}\[2JCUSTOMERAUTHENTICATOR=…&.*CONTENTKEY=…/);
  });

  it('sends nothing to where a service redirects it', async () => {
    const seen: IncomingMessage[] = [];
    const target = await serve((request, response) => {
      seen.push(request);
      response.end();
    });
    const url = await serve((_, response) => response.writeHead(307, { Location: target }).end());
    const { exitCode, err } = await run([...WIDEVINE, '--service', url]);
    assert.deepEqual([exitCode, err], [1, `Expected a token from ${url}/hms/wv/token, got HTTP 307\n`]);
    assert.equal(seen.length, 0);
  });

  it('says that nobody answers', async () => {
    const { exitCode, err } = await run([...WIDEVINE, '--service', 'http://127.0.0.1:1']);
    assert.equal(exitCode, 1);
    assert.match(
      err,
      /^No answer from http:\/\/127\.0\.0\.1:1\/hms\/wv\/token: \S[^\n]*\n[^\n]*npm start[^\n]*--service[^\n]*\n$/,
    );
  });

  it('is there as npx latchkey-token, and its help has every parameter of the tables', async () => {
    const { exitCode, out } = await runProcess('npx', ['latchkey-token', '--help'], {});
    assert.equal(exitCode, 0);
    const names = [...Object.values(TOKEN_TABLES)].flatMap((table) => listParameters(table)).map(({ name }) => name);
    const letters = out
      .replace(/[^a-z\n]/gi, '')
      .toLowerCase()
      .split('\n');
    for (const name of names.filter((it) => it !== 'errorFormat' && it !== 'customerAuthenticator')) {
      assert.ok(letters.includes(name.replaceAll('.', '').toLowerCase()), name);
    }
    assert.ok(!out.includes('`'));
  });
});
