import { expect } from '@open-wc/testing';
import { createCookieDelivery } from '../../../../src/drm/cookie-delivery.ts';
import { NetworkConfiguration } from '../../../../src/drm/network-configuration.ts';
import { createMediaLoader, parseHeaders, type DashLoader } from '../../../../src/engines/dash/media-transport.ts';
import { captureTimers, releaseTimers } from '../../lib/captured-timer.ts';
import { nextTask } from '../../lib/deferred.ts';

type Request = Parameters<DashLoader['load']>[0];
type Response = Parameters<DashLoader['load']>[1];

/** A request as dash.js makes it, and what dash.js hears of it. */
class Sent {
  readonly heard: string[] = [];
  readonly response: Response = { url: '', status: 0, statusText: '', headers: {}, data: null };
  readonly ended: Promise<void>;
  readonly request: Request;

  constructor(change: Partial<Omit<Request, 'customData'>> = {}, type = 'MediaSegment') {
    let end = (): void => undefined;
    this.ended = new Promise((resolve) => (end = resolve));
    const listen = (name: string) => () => {
      this.heard.push(name);
      if (name !== 'progress') end();
    };
    this.request = {
      url: new URL('/tsconfig.json', location.href).href,
      method: 'GET',
      responseType: 'arraybuffer',
      headers: null,
      credentials: 'omit',
      timeout: 0,
      customData: {
        request: { type },
        onloadend: listen('loadend'),
        onprogress: listen('progress'),
        onabort: listen('abort'),
      },
      ...change,
    };
  }

  /** What was heard but for progress, of which there may be any number. */
  get ends(): string[] {
    return this.heard.filter((name) => name !== 'progress');
  }
}

describe('createMediaLoader', () => {
  const { clearTimeout } = window;
  let manifests: string[];
  let accept: boolean;
  let loader: DashLoader;

  beforeEach(() => {
    manifests = [];
    accept = true;
    loader = createMediaLoader({
      cookies: createCookieDelivery({ network: new NetworkConfiguration(), carriers: [], platformName: 'browser' }),
      onError: (error) => expect.fail(error.message),
      acceptManifest: (text) => {
        manifests.push(text);
        return accept;
      },
    });
  });

  afterEach(() => releaseTimers(clearTimeout));

  async function load(sent: Sent): Promise<Sent> {
    expect(loader.load(sent.request, sent.response)).to.equal(true);
    await sent.ended;
    return sent;
  }

  it('fills in the response before dash.js hears of the end', async () => {
    const { response, ends, heard } = await load(new Sent());
    expect(ends).to.deep.equal(['loadend']);
    expect(heard).to.include('progress');
    expect(response).to.include({ url: new URL('/tsconfig.json', location.href).href, status: 200, statusText: 'OK' });
    expect(response.headers['content-type']).to.contain('json');
    expect(response.data).to.be.instanceOf(ArrayBuffer);
    expect(manifests).to.deep.equal([]);
  });

  it('sends the headers of dash.js but for empty ones', async () => {
    const etag = (await load(new Sent())).response.headers.etag ?? '';
    expect((await load(new Sent({ headers: { 'If-None-Match': etag, 'not a header': '' } }))).response.status).to.equal(
      304,
    );
  });

  it('hands on a status that is no success, and ends without one where there is no answer', async () => {
    expect((await load(new Sent({ url: '/no-such-file' }))).response.status).to.equal(404);
    const unreachable = await load(new Sent({ url: 'http://localhost:1/' }));
    expect(unreachable.ends).to.deep.equal(['loadend']);
    expect(unreachable.response.status).to.equal(0);
  });

  it('shows each manifest before dash.js reads it', async () => {
    const sent = await load(new Sent({ responseType: 'text' }, 'MPD'));
    expect(manifests).to.deep.equal([sent.response.data]);
    expect(sent.ends).to.deep.equal(['loadend']);
  });

  it('shows no manifest that is not there', async () => {
    await load(new Sent({ url: '/no-such-file', responseType: 'text' }, 'MPD'));
    expect(manifests).to.deep.equal([]);
  });

  it('lets dash.js hear nothing of a manifest that was refused', async () => {
    accept = false;
    const refused = new Sent({ responseType: 'text' }, 'MPD');
    loader.load(refused.request, refused.response);
    await load(new Sent());
    while (manifests.length === 0) await nextTask();
    expect(refused.ends).to.deep.equal([]);
  });

  it('answers an abort of dash.js with abort and not with loadend', async () => {
    const sent = new Sent();
    loader.load(sent.request, sent.response);
    sent.request.customData.abort?.();
    await load(new Sent());
    expect(sent.heard).to.deep.equal(['abort']);
  });

  for (const name of ['abort', 'reset', 'resetInitialSettings'] as const) {
    it(`stops all that is under way silently on ${name}`, async () => {
      const stopped = [new Sent(), new Sent()];
      stopped.forEach(({ request, response }) => loader.load(request, response));
      loader[name]();
      await load(new Sent());
      expect(stopped.flatMap(({ heard }) => heard)).to.deep.equal([]);
    });
  }

  it('ends in loadend without a status when the time is over', async () => {
    const sent = new Sent({ timeout: 7000 });
    const [timer] = captureTimers(() => loader.load(sent.request, sent.response));
    expect(timer?.delayMs).to.equal(7000);
    timer?.fire();
    await sent.ended;
    expect(sent.ends).to.deep.equal(['loadend']);
    expect(sent.response.status).to.equal(0);
  });

  it('stops its timer with the answer or an abort, and starts none for 0', async () => {
    const answered = new Sent({ timeout: 7000 });
    const aborted = new Sent({ timeout: 7000 });
    const timers = captureTimers(() => {
      [answered, aborted, new Sent()].forEach(({ request, response }) => loader.load(request, response));
    });
    aborted.request.customData.abort?.();
    await answered.ended;
    expect(timers.map((timer) => timer.isCleared())).to.deep.equal([true, true]);
  });
});

describe('parseHeaders', () => {
  it('lower-cases names, and only names', () => {
    expect(parseHeaders('Content-Type: Video/MP4\r\nX-Date:2026\r\nodd\r\n: none\r\n\r\n')).to.deep.equal({
      'content-type': 'Video/MP4',
      'x-date': '2026',
    });
  });

  it('keeps colons within a value', () => {
    expect(parseHeaders('Location: https://cdn.test/\r\n')).to.deep.equal({ location: 'https://cdn.test/' });
  });
});
