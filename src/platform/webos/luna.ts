/**
 * LG's way to its services: `url` as in `luna://com.webos.service.tv.systemproperty/getSystemInfo`. With `subscribe` among the
 * parameters the service is held up as long as the page is there. `limitMs`: for the (first) answer, two seconds by default.
 */
export type Luna = (url: string, parameters: object, limitMs?: number) => Promise<unknown>;

interface Bridge {
  onservicecallback: ((answer: string) => void) | null;
  call(url: string, parameters: string): void;
}

/** A service that is not there does not always say so. */
const ANSWER_LIMIT_MS = 2000;

/** A subscription ends with its bridge. */
const subscriptions: Bridge[] = [];

/** `undefined` off a TV. An answer is JSON, as it came; rejects where there is none in time. */
export function webosLuna(): Luna | undefined {
  const { PalmServiceBridge: Palm } = window as { PalmServiceBridge?: new () => Bridge };
  if (Palm === undefined) return undefined;
  return (url, parameters, limitMs = ANSWER_LIMIT_MS) =>
    new Promise((resolve, reject) => {
      const bridge = new Palm();
      const timer = setTimeout(() => reject(new TypeError(`Expected an answer of ${url}, none came`)), limitMs);
      if ('subscribe' in parameters) subscriptions.push(bridge);
      bridge.onservicecallback = (answer) => {
        clearTimeout(timer);
        try {
          resolve(JSON.parse(answer));
        } catch (thrown) {
          reject(thrown instanceof Error ? thrown : new TypeError(`Expected JSON of ${url}`));
        }
      };
      bridge.call(url, JSON.stringify(parameters));
    });
}
