import type { ErrorDetails, PlayerError } from '../errors.ts';

/** What support needs to know, short enough to read out: `LICENSE_DENIED · ExpressPlay -4010`. */
export function errorCodeLine(error: PlayerError): string {
  const origin = originOf(error.details);
  return origin === null ? error.code : `${error.code} · ${origin}`;
}

function originOf(details: ErrorDetails): string | null {
  const { expressPlayCode, hresult, httpStatus, entitlementError, field, dashCode, name } = details;
  if (expressPlayCode !== undefined) return `ExpressPlay ${expressPlayCode}`;
  if (hresult !== undefined) return `PlayReady ${hresult}`;
  if (httpStatus !== undefined) return `HTTP ${httpStatus}`;
  if (entitlementError !== undefined) return `entitlement error ${entitlementError}`;
  if (field !== undefined) return field;
  if (dashCode !== undefined) return `dash.js ${dashCode}`;
  return name ?? null;
}
