import * as v from 'valibot';
import { PlayerError } from './errors.ts';
import { LANGUAGES } from './lib/languages.ts';

const LINES = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What an operator sets. Served as the classic script `config.js`, or baked into a package: `file://` cannot fetch. */
export const CONFIG_SCHEMA = v.strictObject({
  /** Origin of the storefront, without a trailing slash. Empty: the page's own origin. */
  backendUrl: v.optional(
    v.pipe(v.string(), v.regex(/^(https?:\/\/[^/]+)?$/, 'expected an origin such as http://host:8080')),
    '',
  ),
  /** Account to sign in until pairing is there. */
  account: v.optional(v.pipe(v.string(), v.nonEmpty()), 'demo'),
  /** Language of the screens. Absent: the device's, else English. */
  language: v.optional(v.picklist(LANGUAGES)),
  /** The relay on this machine, for cookies that a page cannot send: a development means, told by the backend. */
  relay: v.optional(
    v.strictObject({
      url: v.pipe(v.string(), v.regex(/^http:\/\/127\.0\.0\.1:\d+\/$/, 'expected a loopback URL')),
      secret: v.pipe(v.string(), v.nonEmpty()),
      hosts: v.array(v.string()),
    }),
  ),
  /**
   * Hosts beside the backend's that the relay of the TV may bring cookies to, with a port where it is not the scheme's own:
   * `cdn.example:8443`. Written into the package's service too, when it is made.
   */
  relayHosts: v.optional(
    v.array(
      v.pipe(
        v.string(),
        v.regex(/^(?:\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d+)?$/, 'expected a host such as cdn.example:8443'),
      ),
    ),
  ),
  /** Whether a title that rests in focus is prepared before OK. Default `true`. */
  prepare: v.optional(v.boolean(), true),
  /** Tallest picture to play, in lines. Absent: no limit. */
  maxVideoHeight: v.optional(LINES),
  /**
   * Tallest protected picture by the level of the key system, in lines, where the operator's contracts say otherwise than
   * the app (docs/architecture.md §5). `unproven`: the device names no level.
   */
  maxVideoHeightByLevel: v.optional(
    v.strictObject({
      L1: v.optional(LINES),
      L2: v.optional(LINES),
      L3: v.optional(LINES),
      SL3000: v.optional(LINES),
      SL2000: v.optional(LINES),
      unproven: v.optional(LINES),
    }),
  ),
});

export type Config = v.InferOutput<typeof CONFIG_SCHEMA>;

/** Where the relay of the TV sends requests to; each once. */
export function listRelayHosts({ backendUrl, relayHosts = [] }: Config): readonly string[] {
  const own = backendUrl === '' ? [] : [new URL(backendUrl).host];
  return Array.from(new Set([...own, ...relayHosts]));
}

/** Throws CONFIG_INVALID naming the first field that does not fit. `undefined`: all defaults. */
export function parseConfig(given: unknown): Config {
  const result = v.safeParse(CONFIG_SCHEMA, given ?? {});
  if (result.success) return result.output;
  const field = v.getDotPath(result.issues[0]) ?? '';
  throw new PlayerError('CONFIG_INVALID', `config.js: ${field}: ${result.issues[0].message}`, { details: { field } });
}
