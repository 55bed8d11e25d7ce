import { checkScript } from '../../build/syntax-check.ts';
import type { PackageFiles } from './package-files.ts';

/** What no package holds, by what gives it away. */
const FORBIDDEN: readonly (readonly [what: string, sign: RegExp])[] = [
  ['names a source map', /[#@] sourceMappingURL=/],
  ['holds a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['holds what looks like a customer authenticator', /(?<![\w.])\d{1,10},[0-9a-f]{32}(?![0-9a-f])/i],
  ['holds an ExpressPlay token', /ExpressPlayToken=[\w-]{60,}/],
  ['holds test code', /urn:latchkey:simulated-cdm|@open-wc\/testing|\bnode:test\b|\bsinon\b|@web\/test-runner/],
];

/** A file by its name alone. */
const FORBIDDEN_NAMES: readonly (readonly [what: string, sign: RegExp])[] = [
  ['is a source map', /\.map$/],
  ['is source code', /\.(?:ts|tsx|mts)$/],
  ['is a module script', /\.mjs$/],
  ['is test code', /(?:^|\/)(?:test|tests|__tests__)\/|\.(?:test|spec)\.\w+$/],
  ['is a key', /\.(?:p12|pfx|pem|key|jks)$/],
  ['is hidden, and a TV would not install it', /(?:^|\/)\./],
  ['is no path in a package', /^\/|(?:^|\/)\.\.(?:\/|$)|\\/],
];

const PICTURES_AND_FONTS = /\.(?:png|jpg|woff2)$/;

/** One line for each file that a package must not hold. `secrets`: words known not to go out, at least 8 characters each. */
export function findContentProblems(files: PackageFiles, secrets: readonly string[]): string[] {
  const marks = secrets.filter((secret) => secret.length >= 8);
  return [...files].flatMap(([path, content]) => {
    const named = FORBIDDEN_NAMES.filter(([, sign]) => sign.test(path)).map(([what]) => `${path} ${what}`);
    if (PICTURES_AND_FONTS.test(path)) return named;
    const text = content.toString('utf8');
    return [
      ...named,
      ...FORBIDDEN.filter(([, sign]) => sign.test(text)).map(([what]) => `${path} ${what}`),
      ...(marks.some((secret) => text.includes(secret))
        ? [`${path} holds a secret of this machine’s environment`]
        : []),
      ...(path.endsWith('.js') ? checkScript(path, text) : []),
    ];
  });
}

/** Names of variables whose values are secrets, wherever this runs. */
const SECRET_VARIABLES = /AUTHENTICATOR|PASSWORD|SECRET|TOKEN|PRIVATE_KEY/;

export function secretsOf(environment: NodeJS.ProcessEnv): string[] {
  const named = Object.entries(environment).filter(([name]) => SECRET_VARIABLES.test(name));
  return named.flatMap(([, value]) => (value === undefined ? [] : [value]));
}
