import { ERROR_TABLE, type EventCode } from '../../src/expressplay/error-table.ts';
import { findBroken } from '../../src/expressplay/parameter.ts';
import { parseTokenAnswer } from '../../src/expressplay/token-answer.ts';
import { listParameters, TOKEN_TABLES } from '../../src/expressplay/token-table.ts';
import type { TokenCommand } from './read-command.ts';
import { toOptionName } from './token-options.ts';

/** A license URL, or lines that say why there is none and what to do. */
export type Outcome = { readonly url: string } | { readonly problem: readonly string[] };

const TIMEOUT_MS = 15_000;
/** Shorter, it is no key, and may be a part of any word. */
const MIN_SECRET_LENGTH = 8;
const SECRETS = ['customerAuthenticator', 'contentKey', 'kek', 'ek'];

/** Sends a form, never a query: URLs end up in logs. Follows no redirect, which would take the authenticator elsewhere. */
export async function askForToken(command: TokenCommand): Promise<Outcome> {
  const { url, form } = command;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, { method: 'POST', body: form, redirect: 'manual', signal });
    return readAnswer(answer.status, await answer.text(), command);
  } catch (error) {
    const problem = `No answer from ${url.href}: ${describeFailure(error)}`;
    const advice = 'Is it running there? npm start starts this project’s server, --service names another one.';
    return { problem: [problem, advice] };
  }
}

function readAnswer(status: number, body: string, command: TokenCommand): Outcome {
  const answer = parseTokenAnswer(body);
  if (answer.type === 'token' && status === 200) return { url: answer.url };
  if (answer.type !== 'refused') return { problem: [`Expected a token from ${command.url.href}, got HTTP ${status}`] };
  const { code, text } = answer;
  const lines = [`[${code}] ${clean(text, command.form)}`, ...describeMistake(code, command)];
  const advice = isEventCode(code) ? ERROR_TABLE[code] : null;
  if (!advice) return { problem: lines };
  return { problem: [...lines, `Operator:  ${advice.operator}`, `Developer: ${advice.developer}`] };
}

/** Which option it was, where that can be told from here. */
function describeMistake(code: number, { keySystem, form }: TokenCommand): readonly string[] {
  const given = { parameters: form, nowS: Math.floor(Date.now() / 1000) };
  const broken = findBroken(listParameters(TOKEN_TABLES[keySystem]), given);
  if (broken?.check.code !== code) return [];
  return [`--${toOptionName(broken.row.name)} ${broken.check.when}`];
}

function isEventCode(code: number): code is EventCode {
  return code in ERROR_TABLE;
}

/** A service may repeat what it was sent, in any case, or send what a terminal obeys. */
function clean(text: string, form: URLSearchParams): string {
  const secrets = SECRETS.flatMap((name) => form.getAll(name)).filter((secret) => secret.length >= MIN_SECRET_LENGTH);
  const patterns = secrets.map((secret) => new RegExp(secret.replace(/[^\w]/g, '\\$&'), 'gi'));
  return patterns.reduce((rest, pattern) => rest.replace(pattern, '…'), text).replace(/\p{Cc}/gu, ' ');
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return `nothing within ${TIMEOUT_MS / 1000} s`;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
