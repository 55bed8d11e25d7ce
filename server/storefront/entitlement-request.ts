import * as v from 'valibot';

/** A request in the shape of Adobe's sample entitlement server, plus `keySystem` and `isRenewal`, which are ours. */
const ENTITLEMENT_REQUEST = v.object({
  messageID: v.pipe(v.string(), v.nonEmpty()),
  version: v.literal(1),
  contentID: v.pipe(v.string(), v.nonEmpty()),
  /** 1 is time based; 2 (device registration) and 3 (device bound) are not served: Widevine tokens know no device. */
  requestType: v.literal(1),
  customerCookie: v.optional(v.pipe(v.string(), v.maxLength(32))),
  keySystem: v.picklist(['widevine', 'playready', 'clearkey']),
  /** The tokens of the answer before were refused: others are wanted. */
  isRenewal: v.optional(v.boolean()),
});

const SESSION_REQUEST = v.object({ account: v.pipe(v.string(), v.nonEmpty()) });

export type EntitlementRequest = v.InferOutput<typeof ENTITLEMENT_REQUEST>;

type Read<T> = { readonly request: T } | { readonly fault: string };

export const readEntitlementRequest = (body: Buffer | null): Read<EntitlementRequest> =>
  read(ENTITLEMENT_REQUEST, body);

export const readSessionRequest = (body: Buffer | null): Read<v.InferOutput<typeof SESSION_REQUEST>> =>
  read(SESSION_REQUEST, body);

/** The fault names the field first: `requestType: Invalid type: Expected 1 but received 2`. */
function read<T>(schema: v.GenericSchema<unknown, T>, body: Buffer | null): Read<T> {
  if (!body) return { fault: 'body: too long' };
  let json: unknown;
  try {
    json = JSON.parse(body.toString());
  } catch {
    return { fault: 'body: expected JSON' };
  }
  const result = v.safeParse(schema, json);
  if (result.success) return { request: result.output };
  const [issue] = result.issues;
  return { fault: `${v.getDotPath(issue) ?? 'body'}: ${issue.message}` };
}
