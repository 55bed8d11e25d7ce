import { PlayerError } from '../../errors.ts';

/** Cookies cannot be brought, since the relay service of this TV is not there, or does not say that it is. */
export function serviceSilent(service: string, why: string): PlayerError {
  const message = `Expected the relay service ${service} of this TV to answer, ${why}`;
  return new PlayerError('CONFIG_COOKIE_UNDELIVERABLE', message, { details: { name: service } });
}
