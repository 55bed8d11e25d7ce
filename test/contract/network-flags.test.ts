import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { GUIDE, LINE, startGuideBench, type GuideBench } from './support/guide-bench.ts';

let bench: GuideBench;

before(async () => {
  bench = await startGuideBench();
});
afterEach(async () => {
  await bench.tv.page.evaluate('guide.stop()');
  const context = bench.tv.page.browserContext();
  await context.deleteCookie(...(await context.cookies()));
});
after(() => bench.switchOff());

describe('readSetCookieHeader', () => {
  const KEPT = `${LINE}; session=s1`;

  for (const [carrier, readSetCookieHeader, expected] of [
    ['relay', true, KEPT],
    ['relay', false, LINE],
    // `false` is the relay's alone: what a server sets goes into the browser's jar whatever a page wants.
    ['jar', true, KEPT],
  ] as const) {
    const verb = expected === KEPT ? 'sends' : 'does not send';
    it(`${String(readSetCookieHeader)} ${verb} on what the manifest set, by ${carrier}`, async () => {
      bench.server.alter = (answer, { url }) => {
        if (url.endsWith('.mpd')) answer.headers.append('Set-Cookie', 'session=s1; Path=/media; HttpOnly');
        return answer;
      };
      const forceNativeNetworking = carrier === 'relay';
      const flags = { forceNativeNetworking, useCookieHeadersForAllRequests: true, readSetCookieHeader };
      await bench.play(bench.manifest('ember'), GUIDE, flags);
      await bench.until(`status === 'playing'`);
      const { manifest, init, segment, license, other } = bench.server.cookiesByClass();
      assert.deepEqual({ manifest, init, segment }, { manifest: [LINE], init: [expected], segment: [expected] });
      assert.deepEqual({ license, other }, { license: [LINE], other: [null] });
    });
  }
});

describe('useRedirectedUrl', () => {
  /** Every path is there below `/moved` as well, but the manifest sends on to where it is now. */
  const serveMoved: GuideBench['server']['alter'] = (answer, request) => {
    const { origin, pathname } = new URL(request.url);
    if (!pathname.startsWith('/moved/')) return answer;
    const place = origin + pathname.slice('/moved'.length);
    if (pathname.endsWith('.mpd')) return new Response(null, { status: 302, headers: { Location: place } });
    return bench.server.backend.app.fetch(new Request(place, { headers: request.headers }));
  };

  it('names the cookies that a redirect left behind, where the server wants them', async () => {
    bench.server.alter = serveMoved;
    await bench.play(bench.manifest('ember').replace('/media/', '/moved/media/'), GUIDE, {
      useCookieHeadersForAllRequests: true,
    });
    await bench.until(`status === 'failed'`);
    const { code, details } = await bench.state();
    assert.equal(code, 'CONFIG_COOKIE_UNDELIVERABLE');
    assert.deepEqual(details?.['requestClass'], 'manifest');
    assert.deepEqual(bench.server.cookiesByClass().manifest, [LINE, null]);
  });

  for (const [carrier, atNewPlace] of [
    ['relay', [LINE]],
    // The jar puts a cookie on the path that was asked for, and knows no other beforehand.
    ['jar', [LINE, null]],
  ] as const) {
    for (const useRedirectedUrl of [true, false]) {
      const place = useRedirectedUrl ? 'where the manifest was found' : 'where the manifest was asked for';
      it(`${String(useRedirectedUrl)} asks ${place}, with the cookies, by ${carrier}`, async () => {
        bench.server.alter = serveMoved;
        const forceNativeNetworking = carrier === 'relay';
        const flags = { forceNativeNetworking, useCookieHeadersForAllRequests: true, useRedirectedUrl };
        await bench.play(bench.manifest('glasshouse').replace('/media/', '/moved/media/'), GUIDE, flags);
        await bench.until(`status === 'playing'`);
        await bench.askForSidecars();
        await bench.until('tileUrl');
        const { manifest, init, segment, image } = bench.server.cookiesByClass();
        assert.deepEqual({ manifest, init }, { manifest: atNewPlace, init: [LINE] });
        assert.deepEqual({ segment, image }, { segment: [LINE], image: [LINE] });
        const media = bench.server.received.map(({ path }) => path).filter((path) => /\.(?:m4s|mp4|jpg)$/.test(path));
        assert.ok(media.length > 4);
        for (const path of media) assert.equal(path.startsWith('/moved/'), !useRedirectedUrl, path);
      });
    }
  }
});
