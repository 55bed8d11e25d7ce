import { createHash, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { ssh, type ExecChannel, type SshServer, type SshSession } from './ssh.ts';

/** Made once: it takes a while, and who has it is of no interest. */
const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const PEM = { type: 'pkcs1', format: 'pem' } as const;

/** What a webOS TV in developer mode answers, on the ports that it has. */
export interface WebosTvOptions {
  /** Of the key that its key server hands out. */
  readonly passphrase: string;
  /** Whether the TV takes its own key: one of an earlier session is refused. Default `true`. */
  readonly takesKey?: boolean;
  /** Whether the key server of the Developer Mode app is on. Default `true`. */
  readonly hasKeyServer?: boolean;
  /** What its installer answers last. Default: installed. */
  readonly installed?: object;
}

/**
 * A fake of a webOS TV: a real SSH server, and a real key server, behind which no TV is. What it answers on the bus is
 * what ares-install and its like wait for (the tool's own source); no TV was asked.
 */
export class WebosTv {
  /** Every command that it was given. */
  readonly commands: string[] = [];
  private uploaded: Buffer = Buffer.alloc(0);
  private readonly servers: (Server | SshServer)[] = [];

  constructor(
    readonly address: string,
    private readonly options: WebosTvOptions,
  ) {}

  async start(): Promise<this> {
    const key = KEY.export({ ...PEM, cipher: 'aes-128-cbc', passphrase: this.options.passphrase });
    const shell = new ssh.Server({ hostKeys: [KEY.export(PEM).toString()] }, (client) => {
      client.on('error', () => undefined);
      client.on('authentication', (login) => {
        if (login.method === 'publickey' && this.options.takesKey !== false) login.accept();
        else login.reject();
      });
      client.on('session', (accept) => this.serve(accept()));
    });
    const keys = createServer((_, answer) => answer.end(key));
    await this.listen(shell, 9922);
    if (this.options.hasKeyServer !== false) await this.listen(keys, 9991);
    return this;
  }

  async close(): Promise<void> {
    await Promise.all(
      this.servers.map(async (server) => {
        const closed = once(server, 'close');
        server.close();
        await closed;
      }),
    );
  }

  private async listen(server: Server | SshServer, port: number): Promise<void> {
    server.listen(port, this.address);
    await once(server, 'listening');
    this.servers.push(server);
  }

  private serve(session: SshSession): void {
    session.on('sftp', (accept) => {
      const files = accept();
      const good = (id: number): void => files.status(id, 0);
      files.on('OPEN', (id) => files.handle(id, Buffer.alloc(4)));
      files.on('WRITE', (id, _, __, bytes) => {
        this.uploaded = Buffer.concat([this.uploaded, bytes]);
        good(id);
      });
      for (const request of ['CLOSE', 'FSETSTAT', 'SETSTAT']) files.on(request, good);
    });
    session.on('exec', (accept, _, { command }) => {
      this.commands.push(command);
      this.answer(accept(), command);
    });
  }

  private answer(channel: ExecChannel, command: string): void {
    for (const line of this.read(command)) channel.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
    channel.exit(0);
    channel.end();
  }

  private read(command: string): (object | string)[] {
    // LG's tool compares the end of what came through with what it sent.
    if (command.includes('md5sum'))
      return [`${createHash('md5').update(this.uploaded.subarray(-200)).digest('hex')}  -`];
    if (command.includes('/dev/install')) {
      return [{ details: { state: 'installing' } }, this.options.installed ?? { details: { state: 'installed' } }];
    }
    if (command.includes('sessionmanager')) return [{ returnValue: false, errorText: 'Service does not exist' }];
    if (command.includes('/launch')) return [{ returnValue: true }];
    if (command.includes('/dev/remove')) return [{ details: { state: 'removed' } }];
    if (command.includes('/dev/listApps')) {
      return [{ returnValue: true, apps: [{ id: 'org.latchkey.tv', visible: true }] }];
    }
    if (command.includes('/dev/running')) return [{ returnValue: true, running: [{ id: 'org.latchkey.tv' }] }];
    return [];
  }
}
