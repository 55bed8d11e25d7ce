import type { MediaResource } from '../../../src/drm/media-resource.ts';
import { newGuid } from '../../../src/lib/guid.ts';
import { sendByXhr } from '../../../src/lib/http.ts';
import { createStorefront, type Storefront } from '../../../src/storefront/storefront.ts';
import { toResource } from '../../../src/storefront/to-resource.ts';

/** The storefront of the page's own origin, with a session of its own. */
export function openStorefront(): Storefront {
  return createStorefront({ backendUrl: '', account: 'demo', transport: sendByXhr, newMessageId: newGuid });
}

export async function fetchResource(
  storefront: Storefront,
  titleId: string,
  signal: AbortSignal,
): Promise<MediaResource> {
  const { rails } = await storefront.fetchFeed(signal);
  const title = rails.flatMap((rail) => rail.titles).find(({ id }) => id === titleId);
  if (title === undefined) throw new TypeError(`No ${titleId}`);
  return toResource(title, (type) => MediaSource.isTypeSupported(type));
}
