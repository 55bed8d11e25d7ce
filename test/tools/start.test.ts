import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, it } from 'node:test';
import { ROOT } from '../../tools/build/root.ts';
import { readStartOptions } from '../../tools/start/start-options.ts';

describe('readStartOptions', () => {
  it('listens to this machine only, on port 8080', () => {
    const { port, host } = readStartOptions([], {});
    assert.deepEqual({ port, host }, { port: 8080, host: '127.0.0.1' });
  });

  it('takes the environment, and --host for the local network', () => {
    const env = {
      PORT: '9000',
      PUBLIC_URL: 'http://10.0.0.2:9000',
      EXPRESSPLAY_AUTHENTICATOR: '1,ab',
      EXPRESSPLAY_PRODUCTION_AUTHENTICATOR: '2,cd',
      EXPRESSPLAY_HOST: 'service.expressplay.com',
      EXPRESSPLAY_TOKEN_SECRET: 'a secret of 24 letters..',
      KEYSTORE_FILE: 'k.json',
    };
    assert.deepEqual(readStartOptions(['--host'], env), {
      port: 9000,
      host: '0.0.0.0',
      publicUrl: 'http://10.0.0.2:9000',
      authenticator: '1,ab',
      productionAuthenticator: '2,cd',
      expressPlayHost: 'service.expressplay.com',
      tokenSecret: 'a secret of 24 letters..',
      keystoreFile: 'k.json',
    });
  });

  it('keeps keys in a folder that git ignores, also where KEYSTORE_FILE is empty', () => {
    for (const env of [{}, { KEYSTORE_FILE: '' }]) {
      const { keystoreFile } = readStartOptions([], env);
      assert.equal(relative(ROOT, keystoreFile), join('.data', 'keystore.json'));
      assert.equal(spawnSync('git', ['check-ignore', keystoreFile], { cwd: ROOT }).status, 0);
    }
  });

  it('names what it does not understand', () => {
    assert.throws(() => readStartOptions([], { PORT: 'eighty' }), /PORT must be 1 to 65535, got eighty/);
    assert.throws(() => readStartOptions(['--hots'], {}), /Unknown parameter --hots/);
    assert.throws(
      () => readStartOptions([], { EXPRESSPLAY_TOKEN_SECRET: 'short' }),
      /^TypeError: EXPRESSPLAY_TOKEN_SECRET must have 16 characters at least\.$/,
    );
    assert.equal(readStartOptions([], { EXPRESSPLAY_TOKEN_SECRET: '' }).tokenSecret, undefined);
  });
});

describe('npm start', () => {
  let child: ChildProcess | null = null;
  afterEach(() => child?.kill('SIGKILL'));

  function start(port: number): { readonly lines: AsyncIterable<string>; readonly process: ChildProcess } {
    const env = {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: '',
      EXPRESSPLAY_AUTHENTICATOR: undefined,
      EXPRESSPLAY_HOST: '',
    };
    child = spawn(process.execPath, ['--import', 'tsx', 'tools/start/start.ts'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    assert.ok(child.stdout);
    return { lines: createInterface({ input: child.stdout }), process: child };
  }

  async function lastLineOf(lines: AsyncIterable<string>, wanted: RegExp): Promise<string> {
    for await (const line of lines) if (wanted.test(line)) return line;
    throw new TypeError(`ended before ${wanted.source}`);
  }

  it('says that it is ready, serves the app, and ends on Ctrl+C', { timeout: 120_000 }, async () => {
    const port = await freePort();
    const started = start(port);
    const line = await lastLineOf(started.lines, /ready/);
    assert.equal(line, `Latchkey is ready at http://localhost:${port}/`);
    const page = await (await fetch(`http://localhost:${port}/`)).text();
    assert.match(page, /<script src="app\.js">/);
    const script = await (await fetch(`http://localhost:${port}/config.js`)).text();
    assert.match(script, /^window\.LATCHKEY_CONFIG = .*"backendUrl":""/);
    started.process.kill('SIGINT');
    assert.deepEqual(await once(started.process, 'exit'), [0, null]);
  });

  it('names a port that is taken, in one line', { timeout: 120_000 }, async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as AddressInfo;
    const { process: started } = start(port);
    const errors: string[] = [];
    started.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    const [exitCode] = (await once(started, 'close')) as [number];
    squatter.close();
    assert.equal(exitCode, 1);
    assert.match(errors.join(''), new RegExp(`^[^\\n]*${port}[^\\n]*\\n$`));
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
