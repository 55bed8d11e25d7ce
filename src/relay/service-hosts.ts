/** Written into the service by the build: what the app's configuration says, fixed when the package is made. */
declare const LATCHKEY_RELAY_HOSTS: readonly string[];

/** Where the service of this package sends requests to, and nowhere else. */
export const SERVICE_HOSTS: readonly string[] = LATCHKEY_RELAY_HOSTS;
