import type { CookieCarrier } from '../../drm/cookie-carrier.ts';
import type { Cookies } from '../../drm/cookies.ts';

/** The page's own jar: `document` and `location` of a browser, handed in. */
export interface JarPage {
  readonly document: { cookie: string };
  readonly location: Pick<Location, 'protocol' | 'hostname'>;
}

/** Longer than a request waits: what a page leaves behind when it is closed is gone soon. */
const MAX_AGE_S = 30;

/**
 * The browser's cookie jar: a cookie is set just before the request, for the path of the request alone, and removed
 * after it. Only for the page's own host, whatever the port, since cookies know no ports.
 */
export function createJarCarrier({ document, location }: JarPage): CookieCarrier {
  const { put, remove } = createShelf(document);
  return {
    name: 'jar',
    canCarry(url) {
      const { protocol, hostname, pathname } = new URL(url);
      const isOwn = hostname === location.hostname && protocol === location.protocol;
      // A `;` would end the Path attribute.
      return isOwn && /^https?:$/.test(protocol) && !pathname.includes(';');
    },
    carry(request, cookies) {
      const path = new URL(request.url).pathname;
      put(path, cookies);
      return {
        ...request,
        headers: request.headers ?? {},
        withCredentials: true,
        answeredBy: () => null,
        reached: (answeredUrl) => {
          const { hostname, pathname } = new URL(answeredUrl);
          return hostname === location.hostname && pathname === path;
        },
        failure: () => null,
        release: () => remove(path, cookies),
      };
    },
  };
}

/** Cookies by name and path, with the number of requests under way that need each: the last one removes it. */
function createShelf(document: JarPage['document']) {
  const inUse = new Map<string, number>();
  return {
    put: (path: string, cookies: Cookies): void => {
      for (const name of Object.keys(cookies)) {
        inUse.set(name + path, (inUse.get(name + path) ?? 0) + 1);
        document.cookie = `${name}=${cookies[name] ?? ''}; Path=${path}; SameSite=Strict; Max-Age=${MAX_AGE_S}`;
      }
    },
    remove: (path: string, cookies: Cookies): void => {
      for (const name of Object.keys(cookies)) {
        const others = (inUse.get(name + path) ?? 1) - 1;
        inUse.set(name + path, others);
        if (others > 0) continue;
        inUse.delete(name + path);
        document.cookie = `${name}=; Path=${path}; SameSite=Strict; Max-Age=0`;
      }
    },
  };
}
