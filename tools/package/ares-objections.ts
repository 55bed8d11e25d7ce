/** What a command of LG's objects to on stderr: `ares-install ERR! novacom#Session() [Tips]: …`, a line for each. */
export function readAresObjections(stderr: string): string[] {
  const lines = stderr.split('\n').filter((line) => !/^\S+ WARN /.test(line));
  const objections = lines.map((line) => line.replace(/^.*?ERR! (?:(?:\S+ )?\[[^\]]*\]:? ?)?/, '').trim());
  return [...new Set(objections)].filter(Boolean);
}
