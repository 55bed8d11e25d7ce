import type { CookieCarrier } from '../../../src/drm/cookie-carrier.ts';
import type { Transport } from '../../../src/lib/http.ts';
import { connectTizenRelay } from '../../../src/platform/tizen/relay-service.ts';
import { createTizenCarrier } from '../../../src/platform/tizen/relay-service-carrier.ts';
import { createLunaCarrier } from '../../../src/platform/webos/relay-service-carrier.ts';
import type { Tv } from './tv.ts';

/** The app's own carrier, with a fake of the TV's interface that leads to the service running elsewhere. */
export function carrierOf(tv: Tv, platform: 'webos' | 'tizen', hosts: readonly string[]): CookieCarrier {
  return platform === 'webos' ? lunaCarrier(tv, hosts) : tizenCarrier(tv, hosts);
}

function lunaCarrier(tv: Tv, hosts: readonly string[]): CookieCarrier {
  return createLunaCarrier((url, parameters) => {
    const [service, method = ''] = url.replace('luna://', '').split('/');
    if (service !== tv.registered) return Promise.resolve({ returnValue: false, errorText: 'Service does not exist' });
    return tv.call(method, parameters, 'org.latchkey.tv');
  }, hosts);
}

type TizenApi = Parameters<typeof connectTizenRelay>[0];
type Heard = (items: readonly { readonly key: string; readonly value: string }[]) => void;

function tizenCarrier(tv: Tv, hosts: readonly string[]): CookieCarrier {
  const heard = new Map<string, Heard>();
  class ApplicationControlData {
    constructor(
      readonly key: string,
      readonly value: readonly string[],
    ) {}
  }
  class ApplicationControl {
    constructor(
      readonly operation: string,
      _uri: null,
      _mime: null,
      _category: null,
      readonly data: readonly ApplicationControlData[],
    ) {}
  }
  const api = {
    ...{ ApplicationControl, ApplicationControlData },
    application: {
      launchAppControl: ({ data }: ApplicationControl, _id: string, onLaunched: () => void) => {
        onLaunched();
        void tv.launch(data).then(({ port, items }) => heard.get(port)?.(items));
      },
    },
    messageport: {
      requestLocalMessagePort: (name: string) => ({
        addMessagePortListener: (listener: Heard) => void heard.set(name, listener),
        removeMessagePortListener: () => void heard.delete(name),
      }),
    },
  };
  return createTizenCarrier(() => connectTizenRelay(api as unknown as TizenApi, 'n-2'), hosts, sendAsPage);
}

/** As a packaged page sends; `sendByXhr` itself needs a browser. */
const sendAsPage: Transport = async ({ method, url, body = null }, signal) => {
  const answer = await fetch(url, { method, body, signal, headers: { Origin: 'null' } });
  const { status, headers } = answer;
  return { kind: 'answer', status, body: await answer.arrayBuffer(), header: (name) => headers.get(name) };
};
