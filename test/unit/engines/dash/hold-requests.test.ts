import { expect } from '@open-wc/testing';
import { createCookieDelivery } from '../../../../src/drm/cookie-delivery.ts';
import { NetworkConfiguration } from '../../../../src/drm/network-configuration.ts';
import { holdRequests } from '../../../../src/engines/dash/hold-requests.ts';
import { createMediaLoader, type DashLoader } from '../../../../src/engines/dash/media-transport.ts';
import { NetworkWatch } from '../../../../src/engines/dash/network-watch.ts';
import { nextTask } from '../../lib/deferred.ts';

type Request = Parameters<DashLoader['load']>[0];
type Response = Parameters<DashLoader['load']>[1];

const HERE = new URL('/tsconfig.json', location.href).href;
const NOWHERE = 'http://localhost:1/';

/** The network as the test wants it, under the browser's real requests and a clock that only the test moves. */
class Cable {
  isCut = false;
  /** Requests that were sent so far, and what every timer of a second would do. */
  sent = 0;
  readonly seconds: (() => void)[] = [];
  private readonly real = { XMLHttpRequest, setTimeout: window.setTimeout };

  constructor() {
    const sending = (): string | null => {
      this.sent += 1;
      return this.isCut ? NOWHERE : null;
    };
    const { setTimeout } = this.real;
    class CableRequest extends XMLHttpRequest {
      override open(method: string, url: string): void {
        super.open(method, sending() ?? url);
      }
    }
    const wait = (act: () => void, ms: number): number => (ms === 1000 ? -this.seconds.push(act) : setTimeout(act, ms));
    Object.assign(window, { XMLHttpRequest: CableRequest, setTimeout: wait });
  }

  /** The timer of a held request, once there is one. */
  async nextSecond(): Promise<() => void> {
    while (this.seconds.length === 0) await nextTask();
    return this.seconds.shift() ?? (() => undefined);
  }

  release(): void {
    Object.assign(window, this.real);
  }
}

describe('holdRequests', () => {
  let cable: Cable;
  let hasPicture: boolean;
  let told: boolean[];
  let network: NetworkWatch;
  let loader: DashLoader;

  beforeEach(() => {
    cable = new Cable();
    hasPicture = true;
    told = [];
    network = new NetworkWatch({ mayHold: () => hasPicture, onChange: (isOnline) => told.push(isOnline) });
    const cookies = createCookieDelivery({
      network: new NetworkConfiguration(),
      carriers: [],
      platformName: 'browser',
    });
    const onError = (error: Error): never => expect.fail(error.message);
    loader = holdRequests(createMediaLoader({ acceptManifest: () => true, cookies, onError }), network);
  });

  afterEach(() => {
    network.stop();
    cable.release();
  });

  /** Sends a segment request; `ended` is what dash.js hears in the end. */
  function load(url = HERE): { request: Request; response: Response; ended: Promise<string>; heard: string[] } {
    const response = { url: '', status: 0, statusText: '', headers: {}, data: null };
    const heard: string[] = [];
    let end: (what: string) => void = () => undefined;
    const ended = new Promise<string>((resolve) => (end = resolve));
    const hear = (what: string) => (): void => {
      heard.push(what);
      end(what);
    };
    const customData = { onloadend: hear('loadend'), onabort: hear('abort') };
    const common = {
      method: 'GET',
      responseType: 'arraybuffer',
      headers: null,
      credentials: 'omit',
      timeout: 0,
    } as const;
    const request = { url, ...common, customData };
    loader.load(request, response);
    return { request, response, ended, heard };
  }

  it('sends a request again that found no network, each second until it is answered', async () => {
    cable.isCut = true;
    const { response, ended, heard } = load();
    (await cable.nextSecond())();
    const sendAgain = await cable.nextSecond();
    expect(told).to.deep.equal([false]);
    expect(heard).to.deep.equal([]);
    cable.isCut = false;
    sendAgain();
    expect(await ended).to.equal('loadend');
    expect(response.status).to.equal(200);
    expect(told).to.deep.equal([false, true]);
    expect(cable.sent).to.equal(3);
  });

  it('says nothing of one lost connection', async () => {
    cable.isCut = true;
    const { ended } = load();
    const sendAgain = await cable.nextSecond();
    cable.isCut = false;
    sendAgain();
    await ended;
    expect(told).to.deep.equal([]);
  });

  it('sends all that it holds at once when the device is online again', async () => {
    cable.isCut = true;
    const loads = [load(), load()];
    await cable.nextSecond();
    await cable.nextSecond();
    cable.isCut = false;
    window.dispatchEvent(new Event('online'));
    await Promise.all(loads.map(({ ended }) => ended));
    expect(loads.map(({ response }) => response.status)).to.deep.equal([200, 200]);
  });

  it('hands a failure on as long as there is no picture', async () => {
    cable.isCut = true;
    hasPicture = false;
    const { response, ended } = load();
    expect(await ended).to.equal('loadend');
    expect(response.status).to.equal(0);
    expect(cable.seconds).to.deep.equal([]);
  });

  it('hands on the failure of a request that fails while others are answered', async () => {
    const { response, ended } = load(NOWHERE);
    const sendAgain = await cable.nextSecond();
    await load().ended;
    sendAgain();
    expect(await ended).to.equal('loadend');
    expect(response.status).to.equal(0);
  });

  it('hands on every answer, whatever its status', async () => {
    const { response, ended } = load('/no-such-file');
    await ended;
    expect(response.status).to.equal(404);
    expect(cable.seconds).to.deep.equal([]);
  });

  it('lets go of what it holds when dash.js aborts it, drops it or leaves', async () => {
    cable.isCut = true;
    const aborted = load();
    await cable.nextSecond();
    aborted.request.customData.abort?.();
    expect(aborted.heard).to.deep.equal(['abort']);
    const dropped = load();
    await cable.nextSecond();
    loader.reset();
    const left = load();
    await cable.nextSecond();
    network.stop();
    window.dispatchEvent(new Event('online'));
    expect([dropped.heard, left.heard]).to.deep.equal([[], []]);
    expect(cable.sent).to.equal(3);
  });
});
