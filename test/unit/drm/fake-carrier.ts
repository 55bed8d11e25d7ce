import type { CookieCarrier } from '../../../src/drm/cookie-carrier.ts';

export interface FakeCarrier extends CookieCarrier {
  /** `relay val1,val2` for each request carried, `relay released` for each one put to rest. */
  readonly log: string[];
}

/** A carrier to the hosts given; it marks the URL, and refuses where the answer has the header `refusal`. */
export function fakeCarrier(name: CookieCarrier['name'], hosts: readonly string[], log: string[] = []): FakeCarrier {
  return {
    name,
    log,
    canCarry: (url) => hosts.includes(new URL(url).host),
    carry(request, cookies) {
      log.push(`${name} ${Object.keys(cookies).join(',')}`);
      return {
        ...request,
        url: `${request.url}?by=${name}`,
        headers: request.headers ?? {},
        withCredentials: name === 'jar',
        answeredBy: () => null,
        reached: () => true,
        failure: (header) => (header('refusal') === null ? null : header('refusal') === 'slow' ? 'timeout' : 'refused'),
        release: () => log.push(`${name} released`),
      };
    },
  };
}
