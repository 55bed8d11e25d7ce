/** A request that the page shows and a test sends. */
export interface CurlExample {
  /** One sentence, ending in a colon. */
  readonly title: string;
  readonly path: string;
  /** Sent as a form by POST. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST. */
  readonly json?: string;
  /** Sent to the license URL that the request brings. */
  readonly challenge?: string;
  readonly status: number;
  /** What the body holds. */
  readonly answer: string;
}

export const EXAMPLE_AUTHENTICATOR = '4711,0123456789abcdef0123456789abcdef';

const KID = 'fd1a706ac2b36002888f6d4a414333c3';
const KEY = '5438b719bf47a2f5678237477db2f9e6';
const KEK = '000102030405060708090a0b0c0d0e0f';
const ASK = { customerAuthenticator: EXAMPLE_AUTHENTICATOR, errorFormat: 'json' };
const WIDEVINE = { securityLevel: '1', hdcpOutputControl: '0' };
const toBase64Url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
const LEVELS = {
  analogVideoOPL: '100',
  compressedDigitalAudioOPL: '100',
  compressedDigitalVideoOPL: '100',
  uncompressedDigitalAudioOPL: '100',
  uncompressedDigitalVideoOPL: '100',
};

export const CURL_EXAMPLES: readonly CurlExample[] = [
  {
    title: 'A license URL for Widevine, good for an hour:',
    path: '/hms/wv/token',
    form: { ...ASK, kid: KID, contentKey: KEY, ...WIDEVINE, expirationTime: '+3600' },
    status: 200,
    answer: '/hms/wv/rights/?ExpressPlayToken=',
  },
  {
    title:
      'The license that such a URL brings: EME’s ClearKey asks for it by key id, the same 16 bytes in base64url, and gets the key:',
    path: '/hms/wv/token',
    form: { ...ASK, kid: KID, contentKey: KEY, ...WIDEVINE },
    challenge: `{"kids":["${toBase64Url(KID)}"],"type":"temporary"}`,
    status: 200,
    answer: `"k":"${toBase64Url(KEY)}"`,
  },
  {
    title: 'A token for PlayReady, a rental of two days:',
    path: '/hms/pr/token',
    form: {
      ...ASK,
      kid: KID,
      contentKey: KEY,
      generalFlags: '00000001',
      rightsType: 'Rental',
      'rental.periodEndTime': '+172800',
      ...LEVELS,
    },
    status: 200,
    answer: '/playready/RightsManager.asmx","token":"',
  },
  {
    title: 'A key put into the storage under a name, wrapped by a kek that is not kept:',
    path: `/keystore/keys?customerAuthenticator=${EXAMPLE_AUTHENTICATOR}&kek=${KEK}`,
    json: `{"kid":"^my-film","k":"${KEY}"}`,
    status: 201,
    answer: '"kekId"',
  },
  {
    title: 'A token for that key, which the request need not carry:',
    path: '/hms/wv/token',
    form: { ...ASK, kid: '^my-film', kek: KEK, ...WIDEVINE },
    status: 200,
    answer: 'ExpressPlayToken=',
  },
  {
    title: 'A request without a key id is refused, in JSON because it asks for that:',
    path: '/hms/wv/token',
    form: { ...ASK, contentKey: KEY, ...WIDEVINE },
    status: 400,
    answer: '{"code":-4018,"message":"[-4018] Missing kid"}',
  },
  {
    title: 'The authenticator of the test environment is refused in production:',
    path: '/prod/hms/wv/token',
    form: { ...ASK, kid: KID, contentKey: KEY, ...WIDEVINE },
    status: 401,
    answer: '[-2018] Authentication token invalid: wrong environment',
  },
];

/** The same as a command line for a server at home. `--data-urlencode` makes `%2B` of a `+`. */
export function formatCurl({ path, form = {}, json, challenge }: CurlExample): string {
  const parameters = Object.entries(form).map(([name, value]) => `--data-urlencode '${name}=${value}'`);
  const body = json === undefined ? parameters : [`--header 'Content-Type: application/json'`, `--data '${json}'`];
  const command = [`curl 'http://localhost:8080${path}'`, ...body].join(' \\\n  ');
  return challenge === undefined
    ? command
    : `curl "$(${command.replace('curl', 'curl --silent')})" \\\n  --data '${challenge}'`;
}
