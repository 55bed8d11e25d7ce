/**
 * English text of the ExpressPlay codes that this path can meet (ExpressPlay event error codes, Widevine table).
 * 0 is no ExpressPlay code: it stands in the body of an answer to an unknown path or method.
 */
export const EXPRESSPLAY_ERRORS = {
  [0]: 'Not found',
  [-2002]: 'Invalid token expiration time',
  [-2017]: 'Authentication token must be supplied',
  [-2018]: 'Authentication token invalid',
  [-2020]: 'Missing rights type',
  [-2021]: 'Invalid rights type',
  [-2027]: 'Content encryption key must be 32-hexadecimal digits long',
  [-2033]: 'Invalid cookie',
  [-2034]: 'Invalid Output Control, values out of specified range',
  [-3004]: 'Invalid error format specified',
  [-4001]: 'Device could not be authenticated',
  [-4010]: 'Invalid token',
  [-4018]: 'Missing kid',
  [-4019]: 'Failed to get content key from key storage service',
  [-4020]: 'kid must be 32 hexadecimal characters long',
  [-4022]: 'Invalid kid',
  [-2005]: 'Invalid content encryption key',
  [-5003]: 'Invalid general flags',
  [-5006]: 'Missing OPL value',
  [-7003]: 'Missing security level value',
  [-7004]: 'Invalid security level value',
  [-7006]: 'Missing HDCP output control value',
  [-7008]: 'Failed to generate Widevine license',
} as const;

export type ExpressPlayCode = keyof typeof EXPRESSPLAY_ERRORS;

/** An error body of ExpressPlay, as the token and rights services send it: `{"code":-4010,"message":"[-4010] Invalid token"}`. */
export interface ExpressPlayErrorBody {
  readonly code: number;
  readonly message: string;
}

/** `detail` is added after a colon, as in `[-2018] Authentication token invalid: wrong environment`. */
export function expressPlayErrorBody(code: ExpressPlayCode, detail?: string): ExpressPlayErrorBody {
  const text = detail === undefined ? EXPRESSPLAY_ERRORS[code] : `${EXPRESSPLAY_ERRORS[code]}: ${detail}`;
  return { code, message: `[${code}] ${text}` };
}

/** The code in an ExpressPlay answer: a JSON body, or the pattern `[-4010]` in any text. `null` where there is none. */
export function parseExpressPlayCode(body: string): number | null {
  const bracketed = /\[(-\d{4})\]/.exec(body)?.[1] ?? /"code"\s*:\s*(-\d{4})\b/.exec(body)?.[1];
  return bracketed === undefined ? null : Number(bracketed);
}
