import { checkScript } from './syntax-check.ts';

/** What the services may ask of the TV's Node: modules of Node 8, by names that it knows, and LG's own library. */
const KNOWN_MODULES: readonly string[] = ['crypto', 'http', 'https', 'url', 'webos-service'];

/** One line for each reason why a service would not start under Node 8. */
export function checkService(file: string, source: string): string[] {
  const required = [...source.matchAll(/\brequire\(\s*(["'`])(.*?)\1\s*\)/g)].map(([, , name = '']) => name);
  const unknown = required.filter((name) => !KNOWN_MODULES.includes(name));
  return [
    ...checkScript(file, source, 2015),
    ...unknown.map((name) => `${file} requires ${name}; a TV has ${KNOWN_MODULES.join(', ')}.`),
  ];
}
