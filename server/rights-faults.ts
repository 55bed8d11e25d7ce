import type { HttpBindings } from '@hono/node-server';
import type { Context, Next } from 'hono';

/** An answer as given, one that never ends, none ever, a connection that is reset, or half a license; for one request or for so many. */
export type RightsFault = { readonly times?: number } & (
  | {
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly connection: 'hangs' | 'is reset' | 'never ends' }
  | { readonly license: 'breaks off' }
);

/** Uses up the first fault that is left. `next`: the rights service. */
export async function meetRightsFault(
  faults: { rights: readonly RightsFault[] },
  c: Context,
  next: Next,
): Promise<Response | undefined> {
  const [fault, ...later] = faults.rights;
  if (fault === undefined) throw new TypeError('There is no fault to meet');
  const times = (fault.times ?? 1) - 1;
  faults.rights = times > 0 ? [{ ...fault, times }, ...later] : later;
  if ('status' in fault) {
    return new Response(fault.body ?? null, { status: fault.status, headers: fault.headers ?? {} });
  }
  if ('license' in fault) return breakOff(c, next);
  if (fault.connection === 'never ends') return new Response(dripForEver());
  if (fault.connection === 'is reset') (c.env as Partial<HttpBindings>).incoming?.socket.resetAndDestroy();
  return new Promise(() => undefined);
}

/** Half of what the rights service answers. */
async function breakOff(c: Context, next: Next): Promise<undefined> {
  await next();
  const { status, headers } = c.res;
  const body = await c.res.arrayBuffer();
  c.res = undefined;
  c.res = new Response(body.slice(0, body.byteLength / 2), { status, headers });
}

const DRIP_MS = 100;

/** A byte now and then, until nobody listens any more. */
function dripForEver(): ReadableStream<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  return new ReadableStream({
    start(controller) {
      timer = setInterval(() => controller.enqueue(Uint8Array.of(0x20)), DRIP_MS);
    },
    cancel() {
      clearInterval(timer);
    },
  });
}
