import { redactReport } from '../../src/report/redact-report.ts';
import { parseUserAgent } from '../../src/platform/user-agent.ts';
import { APP_VERSION } from '../../src/report/app-version.ts';
import { readSetFacts } from './set-facts.ts';

/** Counts up when a field is renamed, removed or means something else. */
const FORMAT = 'latchkey-probe/1';

/** What a page found, as JSON in one line. Nothing in it is secret, and what looks as if it were is taken out. */
export function formatResult(page: string, findings: object): string {
  const { userAgent } = navigator;
  return JSON.stringify(
    redactReport({
      format: FORMAT,
      page,
      version: APP_VERSION.version,
      device: { ...parseUserAgent(userAgent), ...readSetFacts(), userAgent },
      from: location.protocol,
      findings,
    }),
  );
}
