import type { ExpressPlayClient, TokenAnswer } from '../expressplay-client.ts';
import type { Faults } from '../faults.ts';
import { listKeys, type ContentKey } from '../packager/packaged-title.ts';
import type { TitleLibrary } from '../title-library.ts';
import type { EntitlementRequest } from './entitlement-request.ts';
import { policyParameters, type TitlePolicy } from './title-policy.ts';

/** The answer of Adobe's sample entitlement server, plus what is ours, from `licenses` on. */
export interface EntitlementAnswer {
  readonly messageID: string;
  readonly version: 1;
  readonly isAllowed: boolean;
  /** License URL of the first key; empty where there is none. */
  readonly epTokenURL: string;
  readonly error?: number;
  readonly errorText?: string;
  /** One per key: an ExpressPlay token carries one key id. */
  readonly licenses: readonly { readonly keyIDs: readonly string[]; readonly epTokenURL: string }[];
  /** Seconds until the first of the tokens dies. Absent where there are none. */
  readonly expiresIn?: number;
  /** Seconds that the title may be played, from the start of playback. Absent: without end. */
  readonly licenseDuration?: number;
  /** Where the tokens of `licenses` ride. Absent: where they are. */
  readonly tokenCarriage?: NonNullable<TitlePolicy['tokenCarriage']>;
  /** For the license requests. */
  readonly cookies: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface EntitlementOptions {
  readonly library: TitleLibrary;
  readonly client: ExpressPlayClient;
  readonly tokenLifetimeS: number;
  readonly faults: Faults;
}

/** Every signed-in viewer may play every title: what is decided here is only whether there is a token for it. */
export async function entitle(
  request: EntitlementRequest,
  origin: string,
  options: EntitlementOptions,
): Promise<EntitlementAnswer> {
  const title = options.library.find(titleIdOf(request.contentID));
  if (!title) return deny(request, 404, 'Unknown contentID');
  const titleKeys = options.library.keysOf(title);
  const keys = titleKeys ? listKeys(titleKeys) : [];
  const policy = options.faults.titlePolicies.get(title.id) ?? {};
  const answers = await Promise.all(keys.map((key) => requestToken(key, policy, request, origin, options)));
  const licenses: { keyIDs: string[]; epTokenURL: string }[] = [];
  let expiresIn = options.tokenLifetimeS;
  for (const [index, answer] of answers.entries()) {
    if ('error' in answer) return deny(request, answer.error, answer.errorText);
    expiresIn = Math.min(expiresIn, answer.expiresInS);
    licenses.push({ keyIDs: [keys[index]?.keyId ?? ''], epTokenURL: answer.url });
  }
  const epTokenURL = licenses[0]?.epTokenURL ?? '';
  const { licenseDurationS: licenseDuration, tokenCarriage } = policy;
  return {
    ...answerTo(request),
    isAllowed: true,
    epTokenURL,
    licenses,
    expiresIn,
    ...(licenseDuration !== undefined && { licenseDuration }),
    ...(tokenCarriage !== undefined && { tokenCarriage }),
  };
}

/** A resource that carries no id is asked for by the URL of its manifest. */
function titleIdOf(contentID: string): string {
  return /^https?:\/\/[^/]+(?:\/.*)?\/media\/([^/]+)\/[^/]+\.mpd$/.exec(contentID)?.[1] ?? contentID;
}

async function requestToken(
  key: ContentKey,
  policy: TitlePolicy,
  { keySystem, customerCookie, isRenewal }: EntitlementRequest,
  origin: string,
  { client, tokenLifetimeS, faults }: EntitlementOptions,
): Promise<TokenAnswer> {
  // ClearKey, which ExpressPlay does not know, is redeemed on the Widevine route.
  const tokenFor = keySystem === 'playready' ? 'playready' : 'widevine';
  const answer = await client.requestToken(
    {
      keySystem: tokenFor,
      origin,
      kid: faults.tokenForKeyId ?? key.keyId,
      contentKey: key.key,
      expirationTime: faults.tokenExpirationTime ?? `+${tokenLifetimeS}`,
      cookie: customerCookie,
      policy: policyParameters(tokenFor, policy),
    },
    isRenewal,
  );
  return 'url' in answer ? { ...answer, url: misdirect(answer.url, faults) } : answer;
}

/** As it came, where nothing is to be wrong with it. */
function misdirect(licenseUrl: string, { dropTokenFromUrl, licenseHost }: Faults): string {
  if (!dropTokenFromUrl && licenseHost === null) return licenseUrl;
  const url = new URL(licenseUrl);
  if (dropTokenFromUrl) url.search = '';
  if (licenseHost !== null) url.host = licenseHost;
  return url.href;
}

function deny(request: EntitlementRequest, error: number, errorText: string): EntitlementAnswer {
  return { ...answerTo(request), isAllowed: false, epTokenURL: '', error, errorText, licenses: [] };
}

const answerTo = ({ messageID }: EntitlementRequest) => ({ messageID, version: 1 as const, cookies: {}, headers: {} });
