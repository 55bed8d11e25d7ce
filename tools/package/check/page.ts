import { parseConfig } from '../../../src/config.ts';
import type { PackageFiles } from './package-files.ts';

const PAGE = 'index.html';
/** Answered by the TV. */
const SAMSUNG_SCRIPT = '$WEBAPIS/webapis/webapis.js';

/** One line for each thing that the page, or a script of it, asks for and the package does not hold. */
export function findPageProblems(files: PackageFiles): string[] {
  const page = files.get(PAGE)?.toString('utf8');
  if (page === undefined) return [`${PAGE} is not there`];
  const named = [...page.matchAll(/\s(?:src|href)="([^"#]+)"|url\(['"]?([^'")]+)/g)].map(([, a, b]) => a ?? b ?? '');
  const own = named.filter((path) => path !== SAMSUNG_SCRIPT && !path.startsWith('data:'));
  const missing = [...own, ...listChunks(files)].filter((path) => !files.has(path));
  return [
    ...missing.map((path) => `${path} is named and not there`),
    ...(/<script[^>]*\btype\s*=\s*["']?module/i.test(page) ? [`${PAGE} has a module script: file:// loads none`] : []),
    ...(own.includes('app.js') && own.includes('config.js') ? [] : [`${PAGE} does not load config.js and app.js`]),
    ...findConfigProblems(files.get('config.js')?.toString('utf8')),
  ];
}

/** What webpack fetches later, by name. */
function listChunks(files: PackageFiles): string[] {
  const scripts = [...files].filter(([path]) => path.endsWith('.js')).map(([, content]) => content.toString('utf8'));
  return scripts.flatMap((script) => [...script.matchAll(/\.e\("([\w-]+)"\)/g)].map(([, name = '']) => `${name}.js`));
}

function findConfigProblems(script: string | undefined): string[] {
  const json = /^window\.LATCHKEY_CONFIG = (\{.*\});\n$/.exec(script ?? '')?.[1];
  if (json === undefined) return ['config.js: expected the configuration'];
  try {
    const { backendUrl, relay } = parseConfig(JSON.parse(json));
    return [
      ...(backendUrl === '' ? ['config.js: expected the storefront’s address in backendUrl'] : []),
      ...(relay === undefined ? [] : ['config.js: relay: holds a secret of the machine that packed']),
    ];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
