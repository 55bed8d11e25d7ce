/**
 * English text of every event error code of ExpressPlay's token and rights services, as its documents print it (Widevine,
 * PlayReady and FairPlay tables). Where they print `<details>`, the detail follows after a colon. 0 is no ExpressPlay code:
 * it stands in the body of an answer to an unknown path or method. The app’s first screen goes without: `error-code.ts`.
 */
export const EXPRESSPLAY_ERRORS = {
  [0]: 'Not found',
  [-2002]: 'Invalid token expiration time',
  [-2003]: 'Invalid IP address',
  [-2005]: 'Invalid content encryption key',
  [-2008]: 'Invalid output control flags specified',
  [-2017]: 'Authentication token must be supplied',
  [-2018]: 'Authentication token invalid',
  [-2019]: 'Insufficient tokens available',
  [-2020]: 'Missing rights type',
  [-2021]: 'Invalid rights type',
  [-2022]: 'Missing rental period end time',
  [-2023]: 'Missing rental play duration',
  [-2025]: 'Invalid rental play duration',
  [-2027]: 'Content encryption key must be 32-hexadecimal digits long',
  [-2030]: 'ExpressPlay Admin error',
  [-2031]: 'Service Account Disabled',
  [-2033]: 'Invalid cookie',
  [-2034]: 'Invalid Output Control, values out of specified range',
  [-2035]: 'No corresponding value specified',
  [-2036]: 'Extension type should be 4 characters',
  [-2037]: 'Extension payload should be Base64 encoded',
  [-2040]: 'OutputControlFlag must be encode 4 bytes',
  [-3004]: 'Invalid error format specified',
  [-4001]: 'Device could not be authenticated',
  [-4010]: 'Invalid token',
  [-4018]: 'Missing kid',
  [-4019]: 'Failed to get content key from key storage service',
  [-4020]: 'kid must be 32 hexadecimal characters long',
  [-4021]: "kid must be 64 characters long after the '^'",
  [-4022]: 'Invalid kid',
  [-4024]: 'Invalid encrypted key or kek',
  [-5001]: 'Invalid unknown output type error',
  [-5002]: 'PlayReady option is disabled for this service',
  [-5003]: 'Invalid general flags',
  [-5004]: 'Device ID must be 32 hexadecimal characters long',
  [-5005]: 'Invalid device ID',
  [-5006]: 'Missing OPL value',
  [-5007]: 'Only one of kek or contentKey can be specified',
  [-6001]: 'Invalid FPExtension parameters specified',
  [-6002]: 'Invalid FP Token Type',
  [-6003]: 'Invalid iv parameter specified',
  [-6004]: 'Failed to generate CKC for FP',
  [-6005]: 'Invalid key data specified',
  [-6006]: 'Service not authorized for FairPlay support',
  [-6007]: 'Invalid rental duration specified',
  [-6008]: 'Device ID binding is not supported for FairPlay',
  [-6009]: 'FairPlay option disabled',
  [-7002]: 'Device ID binding is not supported for Widevine',
  [-7003]: 'Missing security level value',
  [-7004]: 'Invalid security level value',
  [-7006]: 'Missing HDCP output control value',
  [-7007]: 'Invalid license duration specified',
  [-7008]: 'Failed to generate Widevine license',
  [-7009]: 'Invalid WVExtension parameters specified',
  [-7011]: 'Widevine option disabled',
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
