import * as v from 'valibot';
import type { KeySystemId } from '../drm/key-system.ts';
import type { LicenseGrant } from '../drm/license-grant.ts';
import { PlayerError } from '../errors.ts';
import { HEX_KEY_ID, HTTP_URL } from './feed.ts';
import { parseAnswer } from './parse-answer.ts';
import { carryBy, TOKEN_CARRIAGE } from './token-carriage.ts';

/** Longest correlation value that ExpressPlay carries (token restriction `cookie`). */
const MAX_CUSTOMER_COOKIE = 32;

/**
 * Body of an entitlement request: Adobe's sample entitlement server, plus the key system that this device will use and,
 * where the tokens of the answer before were refused, `isRenewal`.
 */
export function entitlementRequest(
  messageID: string,
  contentID: string,
  keySystem: KeySystemId,
  isRenewal: boolean,
): string {
  const customerCookie = messageID.slice(0, MAX_CUSTOMER_COOKIE);
  const request = { messageID, version: 1, contentID, requestType: 1, customerCookie, keySystem };
  return JSON.stringify(isRenewal ? { ...request, isRenewal } : request);
}

const STRINGS = v.record(v.string(), v.string());

/** Adobe's fields, plus ours: one URL per key, cookies and headers for license requests, seconds to live and to play, and where the token rides. */
const ENTITLEMENT_SCHEMA = v.object({
  messageID: v.string(),
  version: v.literal(1),
  isAllowed: v.boolean(),
  epTokenURL: v.string(),
  error: v.optional(v.number()),
  errorText: v.optional(v.string()),
  licenses: v.optional(v.array(v.object({ keyIDs: v.array(HEX_KEY_ID), epTokenURL: HTTP_URL })), []),
  expiresIn: v.optional(v.pipe(v.number(), v.minValue(1)), 300),
  licenseDuration: v.optional(v.pipe(v.number(), v.minValue(1))),
  renewAfter: v.optional(v.pipe(v.number(), v.minValue(1))),
  tokenCarriage: v.optional(TOKEN_CARRIAGE, 'url'),
  cookies: v.optional(STRINGS, {}),
  headers: v.optional(STRINGS, {}),
});

/**
 * The entitlement server's answer as a grant. Throws ENTITLEMENT_DENIED, TOKEN_REFUSED (a negative `error` is
 * ExpressPlay's code), ENTITLEMENT_UNREACHABLE (from 500 on, it is the status of a fault) or ENTITLEMENT_INVALID; an answer
 * that does not echo `messageID` counts as denied.
 */
export function parseEntitlement(body: ArrayBuffer, messageID: string, keySystem: KeySystemId): LicenseGrant {
  const answer = parseAnswer(ENTITLEMENT_SCHEMA, body, 'an entitlement');
  if (answer.messageID !== messageID) {
    throw new PlayerError('ENTITLEMENT_DENIED', 'Expected an entitlement that echoes messageID, got another one');
  }
  if (!answer.isAllowed) throw refusal(answer.error);
  const licenses = answer.licenses.map(({ keyIDs: keyIds, epTokenURL: url }) =>
    carryBy(answer.tokenCarriage, { keyIds, url }, keySystem),
  );
  if (licenses.length === 0) {
    throw new PlayerError('ENTITLEMENT_INVALID', 'Expected at least one license in the entitlement', {
      details: { field: 'licenses' },
    });
  }
  const {
    cookies,
    headers,
    expiresIn: expiresInS,
    licenseDuration: licenseDurationS,
    renewAfter: renewAfterS,
  } = answer;
  return {
    ...{ keySystem, licenses, cookies, headers, expiresInS },
    ...(licenseDurationS !== undefined && { licenseDurationS }),
    ...(renewAfterS !== undefined && { renewAfterS }),
  };
}

function refusal(error: number | undefined): PlayerError {
  if (error === undefined) return new PlayerError('ENTITLEMENT_DENIED', 'The storefront allows no playback');
  if (error >= 0) {
    // A fault behind the storefront is no answer to the question whether this viewer may play.
    const code = error >= 500 ? 'ENTITLEMENT_UNREACHABLE' : 'ENTITLEMENT_DENIED';
    const details = { entitlementError: error };
    return new PlayerError(code, `The storefront allows no playback (error ${error})`, { details });
  }
  return new PlayerError('TOKEN_REFUSED', `The ExpressPlay token service refused the storefront (${error})`, {
    details: { expressPlayCode: error },
  });
}
