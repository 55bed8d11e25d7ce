import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { GUIDE, startGuideBench, type GuideBench } from './support/guide-bench.ts';

let bench: GuideBench;
/** The same server under a name that is neither the page's own nor on the list of the relay. */
let elsewhere: string;

before(async () => {
  bench = await startGuideBench();
  elsewhere = bench.server.url.replace('127.0.0.1', 'localhost');
});
afterEach(async () => {
  await bench.tv.page.evaluate('guide.stop()');
});
after(() => bench.switchOff());

/** What leads requests of one class elsewhere: in which answer, and from where to where. */
const DETOURS: Readonly<Record<string, readonly [path: RegExp, from: string, to: (media: string) => string]>> = {
  license: [/\/entitlements$/, '"epTokenURL":"http://127.0.0.1', () => '"epTokenURL":"http://localhost'],
  text: [/\.mpd$/, '<BaseURL>', (media) => `<BaseURL>${media}`],
  image: [/\.mpd$/, 'media="$RepresentationID$/$Number$.jpg"', (media) => `media="${media}thumbnails/$Number$.jpg"`],
  init: [/\.mpd$/, 'initialization="', (media) => `initialization="${media}`],
  segment: [/\.mpd$/, 'media="$RepresentationID$/$Number$.m4s', (media) => `media="${media}$RepresentationID$/1.m4s`],
};

async function playWithDetour(requestClass: string): Promise<void> {
  const [path, from, to] = DETOURS[requestClass] ?? [/^$/, '', () => ''];
  let places = 0;
  bench.server.alter = async (answer, request) => {
    if (!path.test(new URL(request.url).pathname)) return answer;
    const parts = (await answer.text()).split(from);
    places += parts.length - 1;
    const headers = new Headers(answer.headers);
    headers.delete('Content-Length');
    return new Response(parts.join(to(`${elsewhere}/media/ember/`)), { status: answer.status, headers });
  };
  const flags = { useCookieHeadersForAllRequests: true, forceNativeNetworking: true };
  const manifest = bench.manifest('ember');
  const url = requestClass === 'manifest' ? manifest.replace(bench.server.url, elsewhere) : manifest;
  await bench.play(url, GUIDE, flags);
  if (requestClass === 'text' || requestClass === 'image') await bench.askForSidecars();
  await bench.until('code');
  assert.equal(places > 0, requestClass !== 'manifest', 'the detour was built');
}

describe('cookies that no carrier can bring', () => {
  for (const requestClass of ['manifest', 'init', 'segment', 'text', 'license']) {
    it(`end the playback where a ${requestClass} request needs them, with their names and what would work`, async () => {
      await playWithDetour(requestClass);
      await checkError(requestClass, 'failed');
    });
  }

  it('leave a thumbnail out, with the same error, and the playback goes on', async () => {
    await playWithDetour('image');
    await checkError('image', 'playing');
  });

  async function checkError(requestClass: string, status: string): Promise<void> {
    const error = await bench.state();
    assert.deepEqual([error.status, error.code], [status, 'CONFIG_COOKIE_UNDELIVERABLE']);
    assert.deepEqual(error.details, { cookieNames: ['val1', 'val2'], requestClass, name: 'browser' });
    const { message = '' } = error;
    const said = new RegExp(`val1, val2 with ${requestClass} requests on browser.*What would work`);
    assert.match(message, said);
    assert.ok(!/12345|abcd/.test(JSON.stringify(error)), 'no value is told');
    const there = bench.server.received.filter(({ host }) => elsewhere.endsWith(host));
    assert.deepEqual(there, [], 'the request was not sent without its cookies');
  }
});
