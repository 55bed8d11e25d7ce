/** Headers by name. */
export type HttpHeaders = Readonly<Record<string, string>>;

/**
 * One set of headers out of several, as HTTP reads names: in any case. The later set wins, name and value; two spellings
 * of one name would be sent as one header with both values.
 */
export function mergeHeaders(...sets: readonly HttpHeaders[]): HttpHeaders {
  const merged = new Map<string, readonly [name: string, value: string]>();
  for (const headers of sets) {
    for (const [name, value] of Object.entries(headers)) merged.set(name.toLowerCase(), [name, value]);
  }
  const result: Record<string, string> = {};
  merged.forEach(([name, value]) => {
    result[name] = value;
  });
  return result;
}
