/** What the probe pages (test/device) and the echo of this backend say to each other. */

/** Value of a header by which the echo knows that a page set it. */
export const PROBE_MARK = 'latchkey-probe';

/** Cookies that the echo sets, and how. Any other cookie it neither sets nor tells of. */
export const PROBE_COOKIES = {
  'latchkey-probe-plain': '',
  'latchkey-probe-lax': '; SameSite=Lax',
  'latchkey-probe-none': '; SameSite=None; Secure',
  'latchkey-probe-http': '; HttpOnly',
} as const;

/** Cookies of the probes that a page sets for itself. */
export const PAGE_COOKIES = ['latchkey-probe-script', 'latchkey-probe-header', 'latchkey-probe-avplay'] as const;

/** What arrived of one request. */
export interface ProbeEcho {
  /** Of all headers, in alphabetical order. */
  readonly headers: readonly string[];
  /** Those in which {@link PROBE_MARK} arrived. */
  readonly marked: readonly string[];
  /** `null`: not sent. */
  readonly origin: string | null;
  /** Without query. */
  readonly referer: string | null;
  readonly userAgent: string | null;
  /** Of the probes alone, by name; the value is the run that set it. */
  readonly cookies: Readonly<Record<string, string>>;
}
