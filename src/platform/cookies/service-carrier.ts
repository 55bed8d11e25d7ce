import type { CookieCarrier } from '../../drm/cookie-carrier.ts';
import { sendByXhr } from '../../lib/http.ts';
import { newGuid } from '../../lib/guid.ts';
import type { Platform } from '../platform.ts';
import { connectTizenRelay } from '../tizen/relay-service.ts';
import { createTizenCarrier } from '../tizen/relay-service-carrier.ts';
import { hasWebService, tizenApi } from '../tizen/tizen-api.ts';
import { webosLuna } from '../webos/luna.ts';
import { createLunaCarrier } from '../webos/relay-service-carrier.ts';

/** The relay that the package brought along as a service of the TV. `null`: there is none, or nowhere for it to send to. */
export function createServiceCarrier(
  platform: Platform['name'],
  hosts: readonly string[],
  pageProtocol: string,
): CookieCarrier | null {
  // A hosted page has no package, and a jar instead.
  if (hosts.length === 0 || /^https?:$/.test(pageProtocol)) return null;
  if (platform === 'webos') {
    const luna = webosLuna();
    return luna === undefined ? null : createLunaCarrier(luna, hosts);
  }
  const api = platform === 'tizen' ? tizenApi() : undefined;
  if (api === undefined || !hasWebService(api)) return null;
  return createTizenCarrier(() => connectTizenRelay(api, newGuid()), hosts, sendByXhr);
}
