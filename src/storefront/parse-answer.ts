import * as v from 'valibot';
import { PlayerError } from '../errors.ts';
import { bodyText } from '../lib/http.ts';

/** A JSON answer of the storefront through its schema. Throws ENTITLEMENT_INVALID naming the field that does not fit. */
export function parseAnswer<Schema extends v.GenericSchema>(
  schema: Schema,
  body: ArrayBuffer,
  wanted: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, parseJson(body, wanted));
  if (result.success) return result.output;
  const { field, message } = firstIssue(result.issues);
  throw new PlayerError('ENTITLEMENT_INVALID', `Expected ${wanted} from the storefront: ${field}: ${message}`, {
    details: { field },
  });
}

/** The first field that does not fit, as a path, and what was expected there. Never the value that came. */
export function firstIssue(issues: readonly v.BaseIssue<unknown>[]): {
  readonly field: string;
  readonly message: string;
} {
  const issue = issues[0];
  if (issue === undefined) return { field: '', message: 'unknown issue' };
  const expected = issue.expected === null ? issue.message : `expected ${issue.expected}`;
  return { field: v.getDotPath(issue) ?? '', message: expected };
}

function parseJson(body: ArrayBuffer, wanted: string): unknown {
  try {
    return JSON.parse(bodyText(body)) as unknown;
  } catch (cause) {
    throw new PlayerError('ENTITLEMENT_INVALID', `Expected ${wanted} as JSON from the storefront`, { cause });
  }
}
