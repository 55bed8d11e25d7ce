import type { TokenKeySystem } from '../../src/expressplay/token-table.ts';

/** A route of the token service. FairPlay's is there to refuse. */
export interface TokenRoute {
  readonly drm: TokenKeySystem | 'fairplay';
  readonly path: string;
}

export const TOKEN_ROUTES: readonly TokenRoute[] = [
  { drm: 'widevine', path: '/hms/wv/token' },
  { drm: 'playready', path: '/hms/pr/token' },
  { drm: 'fairplay', path: '/hms/fp/token' },
];
