import type { CarriedRequest } from '../../drm/cookie-carrier.ts';
import { RELAY_REFUSAL_HEADER, RELAY_URL_HEADER } from '../../lib/relay-protocol.ts';

/** How to read what a relay sends back for a request to this URL, whichever way it came. */
export function readRelayAnswer(url: string): Pick<CarriedRequest, 'answeredBy' | 'reached' | 'failure' | 'release'> {
  return {
    answeredBy: (header) => header(RELAY_URL_HEADER),
    reached: (answeredUrl) => new URL(answeredUrl).host === new URL(url).host,
    failure: (header) => toFailure(header(RELAY_REFUSAL_HEADER)),
    release: () => undefined,
  };
}

function toFailure(refusal: string | null): ReturnType<CarriedRequest['failure']> {
  if (refusal === null || refusal === 'timeout') return refusal;
  return refusal === 'network' || refusal === 'tls' || refusal === 'too-large' ? 'network' : 'refused';
}
