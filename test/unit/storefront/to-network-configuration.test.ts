import { expect } from '@open-wc/testing';
import { NetworkConfiguration } from '../../../src/drm/network-configuration.ts';
import { DefaultMetadataKeys } from '../../../src/drm/metadata.ts';
import { parseFeed } from '../../../src/storefront/parse-feed.ts';
import { toResource } from '../../../src/storefront/to-resource.ts';
import { feed, feedTitle, jsonBody } from './fake-feed.ts';

const FLAGS = [
  'useCookieHeadersForAllRequests',
  'forceNativeNetworking',
  'readSetCookieHeader',
  'useRedirectedUrl',
] as const;

/** From the feed as it came over the wire to the configuration of the resource. */
function configure(network: unknown): NetworkConfiguration {
  const { rails, rejected } = parseFeed(jsonBody(feed([feedTitle('a', { network })], ['a'])));
  expect(rejected.map(({ message }) => message)).to.deep.equal([]);
  const title = rails[0]?.titles[0];
  if (title === undefined) throw new TypeError('Expected a title');
  return toResource(title, () => true).networkConfiguration;
}

const cookiesOf = ({ cookieHeaders }: NetworkConfiguration): unknown[] =>
  (cookieHeaders?.keySet() ?? []).map((name) => [name, cookieHeaders?.getValue(name)]);
const flagsOf = (configuration: NetworkConfiguration): boolean[] => FLAGS.map((flag) => configuration[flag]);

describe('toNetworkConfiguration', () => {
  it('takes the cookies by name, in their order', () => {
    const configuration = configure({ cookieHeaders: { val2: 'abcd', val1: '12345' } });
    expect(cookiesOf(configuration)).to.deep.equal([
      ['val2', 'abcd'],
      ['val1', '12345'],
    ]);
  });

  it('keeps the defaults of TVSDK for what the feed does not say', () => {
    for (const network of [{}, undefined]) {
      expect(flagsOf(configure(network))).to.deep.equal(flagsOf(new NetworkConfiguration()));
      expect(cookiesOf(configure(network))).to.deep.equal([]);
    }
  });

  for (const flag of FLAGS) {
    for (const value of [true, false]) {
      it(`takes ${flag} ${String(value)}, and changes no other`, () => {
        const expected = Object.assign(new NetworkConfiguration(), { [flag]: value });
        expect(flagsOf(configure({ [flag]: value }))).to.deep.equal(flagsOf(expected));
      });
    }
  }

  it('stands in the metadata of the resource where TVSDK has it', () => {
    expect(DefaultMetadataKeys.NETWORK_CONFIGURATION_KEY).to.equal('network_configuration');
    expect(configure({})).to.be.instanceOf(NetworkConfiguration);
  });

  for (const [field, network] of [
    ['network', 'val1=12345'],
    ['network.cookieHeaders', { cookieHeaders: 'val1=12345; val2=abcd' }],
    ['network.cookieHeaders.val1', { cookieHeaders: { val1: 12345 } }],
    ...FLAGS.map((flag) => [`network.${flag}`, { [flag]: 'true' }] as const),
  ] as const) {
    it(`is refused by name with a bad ${field}, and shows no value`, () => {
      const { rails, rejected } = parseFeed(jsonBody(feed([feedTitle('a', { network })], ['a'])));
      expect([rails.length, rejected.map(({ code }) => code)]).to.deep.equal([0, ['CONFIG_FEED_ENTRY']]);
      expect(rejected[0]?.details.field).to.equal(`titles.0.${field}`);
      expect(rejected[0]?.message).to.contain(`titles.0.${field}`);
      expect(rejected[0]?.message).not.to.match(/12345|abcd/);
    });
  }
});
