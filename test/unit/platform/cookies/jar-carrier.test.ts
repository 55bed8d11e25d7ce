import { expect } from '@open-wc/testing';
import { createJarCarrier } from '../../../../src/platform/cookies/jar-carrier.ts';

const PLAYBACK = { playback: 'p-1', readSetCookieHeader: true };

/** A page that writes down what is put into its jar. */
function page(href: string): Parameters<typeof createJarCarrier>[0] & { readonly set: string[] } {
  const set: string[] = [];
  const document = {
    get cookie() {
      return '';
    },
    set cookie(line: string) {
      set.push(line);
    },
  };
  return { document, location: new URL(href), set };
}

describe('createJarCarrier', () => {
  for (const [url, from, can] of [
    ['http://tv.test/rights/', 'http://tv.test/', true],
    ['http://tv.test:9000/rights/', 'http://tv.test:8080/', true],
    ['http://rights.test/', 'http://tv.test/', false],
    ['http://sub.tv.test/', 'http://tv.test/', false],
    ['http://tv.test/', 'https://tv.test/', false],
    ['http://tv.test/a;b/', 'http://tv.test/', false],
    ['http://tv.test/', 'file:///app/index.html', false],
  ] as const) {
    it(`${can ? 'carries' : 'does not carry'} to ${url} from ${from}`, () => {
      expect(createJarCarrier(page(from)).canCarry(url, 'license')).to.equal(can);
    });
  }

  it('reaches the path that was asked for, and neither another path nor another host', () => {
    const jar = createJarCarrier(page('http://tv.test/'));
    const carried = jar.carry({ method: 'GET', url: 'http://tv.test/a.mpd' }, { val1: '12345' }, PLAYBACK);
    const urls = ['http://tv.test:8080/a.mpd?b', 'http://tv.test/b.mpd', 'http://cdn.test/a.mpd'];
    expect(urls.map((url) => carried.reached(url))).to.deep.equal([true, false, false]);
  });

  it('sets a cookie for the path of the request alone, and removes it after the last request that needs it', () => {
    const tv = page('http://tv.test/');
    const jar = createJarCarrier(tv);
    const request = { method: 'POST', url: 'http://tv.test/hms/wv/rights/?ExpressPlayToken=t' } as const;
    const [one, other] = [
      jar.carry(request, { val1: '12345' }, PLAYBACK),
      jar.carry(request, { val1: '12345' }, PLAYBACK),
    ];
    expect(one.withCredentials).to.equal(true);
    expect(one.url).to.equal(request.url);
    expect(tv.set[0]).to.equal('val1=12345; Path=/hms/wv/rights/; SameSite=Strict; Max-Age=30');
    expect(tv.set.length).to.equal(2);
    one.release();
    expect(tv.set.length).to.equal(2);
    other.release();
    expect(tv.set[2]).to.equal('val1=; Path=/hms/wv/rights/; SameSite=Strict; Max-Age=0');
  });
});
