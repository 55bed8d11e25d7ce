import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { httpStatusOf } from '../../server/expressplay/error-answer.ts';
import { VIEWER_ADVICE } from '../../src/expressplay/error-advice.ts';
import { ERROR_TABLE, listCodes } from '../../src/expressplay/error-table.ts';
import { EXPRESSPLAY_ERRORS } from '../../src/expressplay/errors.ts';
import type { Parameter } from '../../src/expressplay/parameter.ts';
import { TOKEN_TABLES } from '../../src/expressplay/token-table.ts';
import { ROOT } from '../build/root.ts';
import { CURL_EXAMPLES, EXAMPLE_AUTHENTICATOR, formatCurl } from './curl-examples.ts';
import { formatTable } from './markdown-table.ts';

export const EXPRESSPLAY_PAGE = join(ROOT, 'docs/expressplay.md');

/** The whole page, as `npm run docs` writes it and prettier wants it. */
export async function formatExpressPlayPage(): Promise<string> {
  const sections = [intro(), examples(), parameters(), answers(), codes()];
  return format(sections.join('\n\n'), { ...(await resolveConfig(EXPRESSPLAY_PAGE)), parser: 'markdown' });
}

const intro = (): string => `# The ExpressPlay interface

<!-- Printed by npm run docs from the tables in src/expressplay/. Change those, not this. -->

What the built-in ExpressPlay (\`npm start\`) accepts and answers, and what to do about each error. It is written after Intertrust's and
Adobe's documents; where they leave something open, as the order of the checks and the HTTP status of a code, this page says what the
built-in service does, and a client does well to go by the code alone.

| service | route | methods |
| --- | --- | --- |
| Widevine token | \`/hms/wv/token\` | GET, POST with a form |
| PlayReady token | \`/hms/pr/token\` | GET, POST with a form |
| FairPlay token | \`/hms/fp/token\` | refused with -6009 |
| Widevine license | \`/hms/wv/rights/\` | POST |
| PlayReady license | \`/playready/RightsManager.asmx\` | POST |

There are two environments, \`/test\` and \`/prod\`, put before these routes. Each has its own authenticator and tokens. The plain routes are
the test environment, which the storefront uses. A token request belongs on a server: authenticator and content keys must never be in an app.

To have the storefront ask ExpressPlay itself, start with \`EXPRESSPLAY_HOST=service.expressplay.com\` (or \`test.expressplay.com\`) and the
\`EXPRESSPLAY_AUTHENTICATOR\` of your account there.`;

const examples = (): string =>
  [
    '## Try it',
    `Start the server with an authenticator of your own making: \`EXPRESSPLAY_AUTHENTICATOR=${EXAMPLE_AUTHENTICATOR} npm start\`. Then:`,
    ...CURL_EXAMPLES.map((example) => `${example.title}\n\n\`\`\`sh\n${formatCurl(example)}\n\`\`\``),
  ].join('\n\n');

function parameters(): string {
  const { widevine, playready } = TOKEN_TABLES;
  return [
    '## Parameters of a token request',
    `Names are case-sensitive. The query is read first, then a form of at most 64 KiB; the first occurrence of a parameter wins, unknown ones are
ignored, and a required one that is empty counts as missing. Checks are made in the order of these tables: of two faults the earlier one is reported.`,
    '### For both key systems, first',
    formatParameters([...widevine.request, ...widevine.key]),
    'PlayReady answers -5007 where this table has -6005.',
    '### Widevine',
    formatParameters([...widevine.license, ...widevine.device]),
    '### PlayReady',
    formatParameters([...playready.license, ...playready.device]),
    '### For both key systems, last',
    formatParameters(widevine.life),
  ].join('\n\n');
}

const formatParameters = (rows: readonly Parameter[]): string =>
  formatTable(
    ['parameter', 'required', 'values', 'refused where it'],
    rows.map((row) => [
      `\`${row.name}\``,
      row.required,
      `${row.description} ${upperFirst(row.values)}.${row.default === undefined ? '' : ` Default: ${row.default}.`}`,
      row.checks.map(({ when, code }) => `${when}: ${code}`).join('; '),
    ]),
  );

const answers = (): string => `## Answers

${formatTable(
  ['answer', 'Content-Type', 'body'],
  [
    ['200, Widevine', '`text/uri-list`', 'one URL that carries `ExpressPlayToken`'],
    ['200, PlayReady', '`text/uri-list` (sic)', '`{"licenseAcquisitionUrl":"…","token":"…"}`'],
    ['an error, `errorFormat=json`', '`application/json`', '`{"code":-4018,"message":"[-4018] Missing kid"}`'],
    ['an error, else', '`text/html`', 'a page with `[-4018] Missing kid` in it'],
    ['404: no such route or method', 'as for errors', '`[0] Not found`'],
  ],
)}

Read an answer by what it holds, not by its Content-Type; line ends and space around it mean nothing. A token is opaque: base64url, at most 1024
characters, for one key id, good until its \`expirationTime\`, which nobody but the server can read. The license URL for PlayReady is
\`licenseAcquisitionUrl\`, \`?ExpressPlayToken=\` and the token.`;

const codes = (): string =>
  [
    '## Error codes',
    `W, P and F: the key systems whose table lists the code. The status is the built-in service's. Codes that it cannot be made to raise by a request are
raised by tests, or by the live service only.`,
    ...Object.entries(VIEWER_ADVICE).map(([name, text]) => `- **${name}**: ${text}`),
    formatTable(
      ['code', 'text', 'for', 'status', 'viewer', 'operator', 'developer'],
      listCodes().map((code) => {
        const { keySystems, viewer, operator, developer } = ERROR_TABLE[code];
        const text = EXPRESSPLAY_ERRORS[code];
        return [String(code), text, keySystems, String(httpStatusOf(code)), viewer, operator, developer];
      }),
    ),
  ]
    .join('\n\n')
    .replace(/\n\n- \*\*/g, '\n- **')
    .replace('\n- **', '\n\n- **');

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
