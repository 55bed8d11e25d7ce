import { TIZEN_APP, TIZEN_NONCE, TIZEN_PORT } from '../lib/relay-services.ts';
import { startRelay, type Relay } from './relay.ts';
import { SERVICE_HOSTS } from './service-hosts.ts';

/** As far as it is read; another launcher may have sent no data. */
interface Requested {
  readonly appControl: { readonly data: readonly { readonly key: string; readonly value: readonly string[] }[] | null };
}

/** A packaged page has no origin of its own: engines write `null`, or its scheme, or leave the header away. */
const PACKAGED_PAGE: readonly string[] = ['null', 'file://'];

let starting: Promise<Relay> | null = null;

/** The TV calls these (Tizen, web service application). Once per start. */
export function onStart(): void {
  starting = startRelay({ hosts: SERVICE_HOSTS, origins: PACKAGED_PAGE });
  // Told to nobody: the page hears nothing and says so when its time is over.
  starting.catch(() => undefined);
}

/** At each launch, also of a service that runs: tells the app, whoever asked, where the relay is. */
export function onRequest(): void {
  const nonce = readNonce(tizen.application.getCurrentApplication().getRequestedAppControl());
  if (starting === null || nonce === null) return;
  starting.then(({ url, secret }) => tell({ [TIZEN_NONCE]: nonce, url, secret })).catch(() => undefined);
}

export function onStop(): void {
  if (starting !== null) starting.then((relay) => relay.close()).catch(() => undefined);
  starting = null;
}

/** Its name on other versions. */
export const onExit = onStop;

/** `null`: not asked by the app's page. */
function readNonce({ appControl }: Requested): string | null {
  const found = (appControl.data || []).filter(({ key }) => key === TIZEN_NONCE)[0];
  return (found && found.value[0]) || null;
}

function tell(told: Readonly<Record<string, string>>): void {
  const items = Object.keys(told).map((key) => ({ key, value: told[key] || '' }));
  tizen.messageport.requestRemoteMessagePort(TIZEN_APP, TIZEN_PORT).sendMessage(items);
}
