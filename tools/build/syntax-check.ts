import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';

/** Chromium 63 knows ES2018 but for these parts of regular expressions: Chromium 64. */
const NEWER_IN_PATTERNS = /\(\?<(?![=!])|\\[pP]\{/;

/** One line for each script that the oldest TV could not parse. A script is classic: `import` and `export` are errors as well. */
export function findNewSyntax(outDir: string): string[] {
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => checkScript(file, readFileSync(join(outDir, file), 'utf8')));
}

export function checkScript(file: string, source: string, ecmaVersion: 2015 | 2018 = 2018): string[] {
  const problems: string[] = [];
  try {
    parse(source, {
      ecmaVersion,
      sourceType: 'script',
      onToken: (token) => {
        const pattern = patternOf(token);
        if (NEWER_IN_PATTERNS.test(pattern)) problems.push(`${file}: /${pattern}/ needs Chromium 64.`);
      },
    });
  } catch (error) {
    const position = error instanceof SyntaxError && 'pos' in error ? Number(error.pos) : 0;
    const excerpt = source.slice(Math.max(0, position - 40), position + 40);
    problems.push(`${file} is not ES${ecmaVersion}: ${String(error)}, at: ${excerpt}`);
  }
  return problems;
}

/** acorn's types do not declare that the token of a regular expression carries `{ pattern, flags }`. */
function patternOf(token: object): string {
  const value: unknown = 'value' in token ? token.value : undefined;
  return typeof value === 'object' && value !== null && 'pattern' in value ? String(value.pattern) : '';
}
