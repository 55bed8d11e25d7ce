import { AUTHENTICATOR, createTestBackend, type TestBackend } from '../test-backend.ts';

export const KEK = '000102030405060708090a0b0c0d0e0f';
export const KEK_ID = '#1.AFE008A381BDAC03B412A92D54B92DDFAD769991';
export const OTHER_KEK = '1'.repeat(32);
export const KEY = 'a9b9033df0b9ca5447839e3d074817a0';
export const EK = '5dbd06c0056b42fe0b8cf406679620c31bd619732730433d';
export const KID = '4e2df6b45e8257e187b2802b22ae7418';

export interface TestKeystore extends TestBackend {
  /** `path` below `/keystore`, with the right authenticator added; an object goes out as JSON. */
  call(method: string, path: string, body?: string | Uint8Array<ArrayBuffer> | object): Promise<KeystoreAnswer>;
}

export interface KeystoreAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `null` where the body is no JSON. */
  readonly json: unknown;
}

/** The key storage in the real backend. */
export async function createTestKeystore(keystoreFile?: string): Promise<TestKeystore> {
  const backend = await createTestBackend({ keystoreFile });
  return {
    ...backend,
    call: async (method, path, body) => {
      const url = `/keystore${path}${path.includes('?') ? '&' : '?'}customerAuthenticator=${AUTHENTICATOR}`;
      const sent = typeof body === 'object' && !(body instanceof Uint8Array) ? JSON.stringify(body) : body;
      return readAnswer(await backend.request(url, { method, ...(sent !== undefined && { body: sent }) }));
    },
  };
}

export async function readAnswer(answer: Response): Promise<KeystoreAnswer> {
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: parseJson(text) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
