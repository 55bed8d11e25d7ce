import type { LicenseGrant } from '../../../src/drm/license-grant.ts';
import { MediaResource } from '../../../src/drm/media-resource.ts';

export const KEY_A = 'a0000000000000000000000000000001';
export const KEY_B = 'b0000000000000000000000000000002';
/** Of no license. */
export const KEY_C = 'c0000000000000000000000000000003';

export const RESOURCE = MediaResource.createFromURL('https://cdn.test/aurora/manifest.mpd');

/** A grant for both keys, one license each; `name` stands in its URLs. */
export function fakeGrant(name = 'first', change: Partial<LicenseGrant> = {}): LicenseGrant {
  return {
    keySystem: 'clearkey',
    licenses: [KEY_A, KEY_B].map((keyId) => ({ keyIds: [keyId], url: `https://rights.test/${name}/${keyId}` })),
    cookies: {},
    headers: {},
    expiresInS: 300,
    ...change,
  };
}
