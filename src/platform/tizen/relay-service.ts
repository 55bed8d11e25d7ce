import * as v from 'valibot';
import type { RelayAddress } from '../../lib/relay-protocol.ts';
import { TIZEN_NONCE, TIZEN_PORT, TIZEN_SERVICE } from '../../lib/relay-services.ts';
import { serviceSilent } from '../cookies/service-silent.ts';

type TizenApi = Pick<typeof tizen, 'messageport' | 'application' | 'ApplicationControl' | 'ApplicationControlData'>;

const OPERATION = 'http://tizen.org/appcontrol/operation/service';
/** A service starts in a second or two; a license request gives up after five. */
const ANSWER_LIMIT_MS = 4000;

const ADDRESS_SCHEMA = v.object({
  url: v.pipe(v.string(), v.regex(/^http:\/\/127\.0\.0\.1:\d+\/$/)),
  secret: v.pipe(v.string(), v.nonEmpty()),
});

/**
 * Launches the service, which may be up already, and waits until it tells on the app's message port where it listens. Any
 * application may write to that port: only who knows `nonce` is believed. Rejects with CONFIG_COOKIE_UNDELIVERABLE.
 */
export function connectTizenRelay(api: TizenApi, nonce: string): Promise<Omit<RelayAddress, 'hosts'>> {
  return new Promise((resolve, reject) => {
    const port = api.messageport.requestLocalMessagePort(TIZEN_PORT);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      port.removeMessagePortListener(listener);
      settle();
    };
    const giveUp = (why: string): void => end(() => reject(serviceSilent(TIZEN_SERVICE, why)));
    const timer = setTimeout(() => giveUp(`none came within ${ANSWER_LIMIT_MS / 1000} s`), ANSWER_LIMIT_MS);
    const listener = port.addMessagePortListener((items) => {
      const told = new Map(items.map(({ key, value }) => [key, value]));
      if (told.get(TIZEN_NONCE) !== nonce) return;
      const address = v.safeParse(ADDRESS_SCHEMA, { url: told.get('url'), secret: told.get('secret') });
      if (address.success) end(() => resolve(address.output));
      else giveUp('it told no loopback address');
    });
    const told = [new api.ApplicationControlData(TIZEN_NONCE, [nonce])];
    const control = new api.ApplicationControl(OPERATION, null, null, null, told);
    const onError = ({ name }: { readonly name: string }): void => giveUp(`its launch failed: ${name}`);
    try {
      api.application.launchAppControl(control, TIZEN_SERVICE, () => undefined, onError);
    } catch (thrown) {
      // Without the privilege it throws instead.
      onError(thrown instanceof Object && 'name' in thrown ? { name: String(thrown.name) } : { name: 'unknown' });
    }
  });
}
