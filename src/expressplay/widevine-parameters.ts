import { isBase64, isInteger } from './formats.ts';
import { ifGiven, isMissing, type Parameter } from './parameter.ts';

const payloadOf = (extension: string): string => extension.slice(extension.indexOf(',') + 1);

/** What the license allows (ExpressPlay: Widevine table 14). */
export const WIDEVINE_LICENSE_PARAMETERS: readonly Parameter[] = [
  {
    name: 'generalFlags',
    description: 'Without meaning for Widevine.',
    required: 'no',
    values: '`0000`',
    checks: [{ code: -5003, when: 'is not 0000', isBroken: ifGiven((value) => value !== '0000') }],
  },
  {
    name: 'contentId',
    description: 'The operator’s id of the content. Not carried in the token.',
    required: 'no',
    values: 'any text; may be empty',
    checks: [],
  },
  {
    name: 'securityLevel',
    description: 'How well the device has to protect key and pictures.',
    required: 'yes',
    values: '`1` SW_SECURE_CRYPTO, `2` SW_SECURE_DECODE, `3` HW_SECURE_CRYPTO, `4` HW_SECURE_DECODE, `5` HW_SECURE_ALL',
    checks: [
      { code: -7003, when: 'is missing', isBroken: isMissing },
      { code: -7004, when: 'is not 1, 2, 3, 4 or 5', isBroken: ifGiven((value) => !/^[1-5]$/.test(value)) },
    ],
  },
  {
    name: 'hdcpOutputControl',
    description: 'What the way to the screen has to be protected with.',
    required: 'yes',
    values: '`0` nothing, `1` HDCP 1.x, `2` HDCP 2.x',
    checks: [
      { code: -7006, when: 'is missing', isBroken: isMissing },
      { code: -2034, when: 'is not 0, 1 or 2', isBroken: ifGiven((value) => !/^[0-2]$/.test(value)) },
    ],
  },
  {
    name: 'licenseDuration',
    description: 'Seconds after which playback stops, counted from its start.',
    required: 'no',
    values: 'an integer from 1 to 2147483647',
    default: 'no end',
    checks: [{ code: -7007, when: 'is not an integer from 1', isBroken: ifGiven((value) => !isInteger(value, 1)) }],
  },
  {
    name: 'wvExtension',
    description: 'An extension of the license. May be given any number of times. Not carried in the token.',
    required: 'no',
    values: 'four characters, a comma, Base64: `wudo,AAAAAA==`',
    repeats: true,
    checks: [
      {
        code: -7009,
        when: 'has no comma, or more than one',
        isBroken: ifGiven((value) => value.split(',').length !== 2),
      },
      {
        code: -2036,
        when: 'has a type that is not four characters long',
        isBroken: ifGiven((value) => value.indexOf(',') !== 4),
      },
      { code: -2035, when: 'has no payload', isBroken: ifGiven((value) => payloadOf(value) === '') },
      {
        code: -2037,
        when: 'has a payload that is not Base64',
        isBroken: ifGiven((value) => !isBase64(payloadOf(value))),
      },
    ],
  },
];

/** No token for Widevine is bound to a device. */
export const WIDEVINE_DEVICE_PARAMETERS: readonly Parameter[] = [
  {
    name: 'deviceid',
    description: 'Binds a token to a device, which Widevine does not know.',
    required: 'no',
    values: 'none',
    checks: [{ code: -7002, when: 'is given', isBroken: ifGiven(() => true) }],
  },
];
