import * as v from 'valibot';
import type { KeySystemId } from '../drm/key-system.ts';
import type { GrantedLicense } from '../drm/license-grant.ts';
import { PlayerError } from '../errors.ts';

/** RFC 9110 `token`: a header that can be written. */
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Fetch: a page that sets one of these is not heard, and the token would be lost without a word. The last two are a license request's own. */
const TAKEN =
  /^(?:accept-charset|accept-encoding|access-control-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|permissions-policy|proxy-.*|referer|sec-.*|set-cookie|te|trailer|transfer-encoding|upgrade|via|content-type|soapaction)$/i;

const HEADER = v.pipe(
  v.string(),
  v.check((name) => HEADER_NAME.test(name) && !TAKEN.test(name), 'expected a header that a page may set'),
);

/** How a license server wants the ExpressPlay token. */
export const TOKEN_CARRIAGE = v.union([v.picklist(['url', 'customData']), v.strictObject({ header: HEADER })]);

export type TokenCarriage = v.InferOutput<typeof TOKEN_CARRIAGE>;

const PARAMETER = 'ExpressPlayToken';

/**
 * A license whose token rides as the storefront says: it comes in the query of `url`, as from the token service. Throws
 * ENTITLEMENT_INVALID where there is none to take out, or where the key system has no CustomData.
 */
export function carryBy(carriage: TokenCarriage, license: GrantedLicense, keySystem: KeySystemId): GrantedLicense {
  if (carriage === 'url') return license;
  if (carriage === 'customData' && keySystem !== 'playready') {
    throw invalid('tokenCarriage', `Expected "url" or a header for ${keySystem}: CustomData is PlayReady's alone`);
  }
  const url = new URL(license.url);
  const value = url.searchParams.get(PARAMETER);
  if (value === null || value === '') throw invalid('licenses', `Expected ${PARAMETER} in the query of a license URL`);
  url.searchParams.delete(PARAMETER);
  return { ...license, url: url.href, token: { value, carriage } };
}

function invalid(field: string, message: string): PlayerError {
  return new PlayerError('ENTITLEMENT_INVALID', message, { details: { field } });
}
