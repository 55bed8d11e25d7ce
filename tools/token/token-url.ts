import type { TokenKeySystem } from '../../src/expressplay/token-table.ts';
import { UsageError } from './usage-error.ts';

const PATHS: Readonly<Record<TokenKeySystem, string>> = { widevine: 'wv', playready: 'pr' };

/** A domain of ExpressPlay itself, where each key system has a host of its own. */
const EXPRESSPLAY = /^(?:service|test)\.expressplay\.(?:com|cn)$/;

/**
 * Where tokens are asked for: `http://localhost:8080`, `http://localhost:8080/prod`, `https://test.expressplay.com`, or the
 * host of a key system, `https://wv-gen.test.expressplay.com`. Throws UsageError.
 */
export function toTokenUrl(service: string, keySystem: TokenKeySystem): URL {
  const base = URL.canParse(service) ? new URL(service) : null;
  if (!base || !/^https?:$/.test(base.protocol) || base.search !== '' || base.hash !== '' || base.username !== '') {
    throw new UsageError('--service must be an http(s) URL without query, as in https://test.expressplay.com');
  }
  if (base.protocol === 'http:' && /\.expressplay\.(?:com|cn)$/.test(base.hostname)) {
    throw new UsageError('--service must be https for ExpressPlay itself: the request carries the authenticator');
  }
  const url = new URL(`${base.href.replace(/\/+$/, '')}/hms/${PATHS[keySystem]}/token`);
  if (EXPRESSPLAY.test(url.hostname)) url.hostname = `${PATHS[keySystem]}-gen.${url.hostname}`;
  return url;
}
