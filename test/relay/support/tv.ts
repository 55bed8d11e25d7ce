import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const HOST = fileURLToPath(new URL('tv-host.cjs', import.meta.url));

export interface TvOptions {
  readonly platform: 'webos' | 'tizen';
  /** Executable. */
  readonly node: string;
  /** The built service. */
  readonly service: string;
  /** PEM of the authority that this TV trusts beside those of its Node. */
  readonly authorityFile: string;
}

export interface Told {
  readonly app: string;
  readonly port: string;
  readonly items: readonly { readonly key: string; readonly value: string }[];
}

interface FromTv {
  readonly node?: string;
  readonly registered?: string;
  readonly answer?: { readonly id: number; readonly answer: Readonly<Record<string, unknown>> };
  readonly told?: Told;
}

/** A built service, running in the Node of a TV whose own interfaces are a fake (tv-host.cjs). */
export class Tv {
  private calls = 0;
  private readonly child: ChildProcess;
  /** `v8.12.0`, and the id under which it registered on LG's bus. */
  node = '';
  registered = '';

  constructor({ platform, node, service, authorityFile }: TvOptions) {
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: authorityFile, NODE_OPTIONS: '' };
    this.child = fork(HOST, [platform, service], { execPath: node, execArgv: [], env });
  }

  async started(): Promise<this> {
    await this.next((message) => {
      this.registered = message.registered ?? this.registered;
      this.node = message.node ?? '';
      return message.node;
    });
    return this;
  }

  /** Over LG's bus, as the application named. */
  call(method: string, payload: object, sender: string): Promise<Readonly<Record<string, unknown>>> {
    const id = (this.calls += 1);
    const answered = this.next(({ answer }) => (answer?.id === id ? answer.answer : undefined));
    this.child.send({ bus: { id, method, sender, payload, isSubscription: 'subscribe' in payload } });
    return answered;
  }

  /** Launches Samsung's service, and waits for what it tells the app. */
  launch(data: readonly { readonly key: string; readonly value: readonly string[] }[]): Promise<Told> {
    const told = this.next((message) => message.told);
    this.child.send({ launch: data });
    return told;
  }

  async close(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.disconnect();
    await exited;
  }

  private next<Found>(find: (message: FromTv) => Found | undefined): Promise<Found> {
    return new Promise((resolve, reject) => {
      const onMessage = (message: unknown): void => {
        const found = find(message as FromTv);
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      const onExit = (code: number | null): void => {
        stop();
        reject(new TypeError(`The service ended with ${String(code)}`));
      };
      // Such as a NODE_8_PATH where nothing is: it neither sends nor exits then.
      const onError = (error: Error): void => {
        stop();
        reject(new TypeError(`The Node of this TV does not start: ${error.message}`, { cause: error }));
      };
      const stop = (): void => {
        this.child.off('message', onMessage).off('exit', onExit).off('error', onError);
      };
      this.child.on('message', onMessage).once('exit', onExit).once('error', onError);
    });
  }
}
