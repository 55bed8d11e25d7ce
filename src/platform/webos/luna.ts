/** LG's way to its services: `url` as in `luna://com.webos.service.tv.systemproperty/getSystemInfo`. */
export type Luna = (url: string, parameters: object) => Promise<unknown>;

interface Bridge {
  onservicecallback: ((answer: string) => void) | null;
  call(url: string, parameters: string): void;
}

/** A service that is not there does not always say so. */
const ANSWER_LIMIT_MS = 2000;

/** `undefined` off a TV. An answer is JSON, as it came; rejects where there is none in time. */
export function webosLuna(): Luna | undefined {
  const { PalmServiceBridge: Palm } = window as { PalmServiceBridge?: new () => Bridge };
  if (Palm === undefined) return undefined;
  return (url, parameters) =>
    new Promise((resolve, reject) => {
      const bridge = new Palm();
      const timer = setTimeout(() => reject(new TypeError(`Expected an answer of ${url}, none came`)), ANSWER_LIMIT_MS);
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
