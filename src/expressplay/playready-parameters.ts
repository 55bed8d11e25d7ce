import { isBase64, isHex, isInteger } from './formats.ts';
import { ifGiven, isMissing, type Parameter } from './parameter.ts';
import { readTokenTime } from './token-time.ts';

/** In the order in which they are checked, and in which a token lists them. */
export const OUTPUT_PROTECTION_LEVELS = [
  'analogVideoOPL',
  'compressedDigitalAudioOPL',
  'compressedDigitalVideoOPL',
  'uncompressedDigitalAudioOPL',
  'uncompressedDigitalVideoOPL',
] as const;

const isRental = (parameters: URLSearchParams): boolean => parameters.get('rightsType') === 'Rental';

const RIGHTS: readonly Parameter[] = [
  {
    name: 'generalFlags',
    description: 'Whether the device may keep the license.',
    required: 'if `rightsType` is `Rental`',
    values: '`00000000`, or `00000001` for a persistent license; a rental has to be persistent',
    default: '`00000000`',
    checks: [
      {
        code: -5003,
        when: 'is neither 00000000 nor 00000001',
        isBroken: ifGiven((value) => !/^0000000[01]$/.test(value)),
      },
    ],
  },
  {
    name: 'rightsType',
    description: 'Whether the viewer has bought the content or rents it.',
    required: 'yes',
    values: '`BuyToOwn` or `Rental`',
    checks: [
      { code: -2020, when: 'is missing', isBroken: isMissing },
      {
        code: -2021,
        when: 'is neither BuyToOwn nor Rental',
        isBroken: ifGiven((value) => value !== 'BuyToOwn' && value !== 'Rental'),
      },
      {
        code: -2021,
        when: 'is BuyToOwn although rental.periodEndTime or rental.playDuration is given',
        isBroken: (value, { parameters }) =>
          value === 'BuyToOwn' && (parameters.has('rental.periodEndTime') || parameters.has('rental.playDuration')),
      },
      {
        code: -5003,
        when: 'is Rental although generalFlags is not 00000001',
        isBroken: (value, { parameters }) => value === 'Rental' && parameters.get('generalFlags') !== '00000001',
      },
    ],
  },
  {
    name: 'rental.periodEndTime',
    description: 'When the rental is over. In a query or a form, `+` is written `%2B`.',
    required: 'if `rightsType` is `Rental`',
    values: '`2006-04-14T12:01:10Z` (RFC 3339, zone Z) or `+60` (seconds from issue)',
    checks: [
      {
        code: -2022,
        when: 'is missing, is no such time, or is not in the future',
        isBroken: (value, { parameters, nowS }) =>
          isRental(parameters) && (readTokenTime(value ?? '', nowS) ?? nowS) <= nowS,
      },
    ],
  },
  {
    name: 'rental.playDuration',
    description: 'Seconds that a rental can be played once playback has started.',
    required: 'no',
    values: 'an integer from 1 to 2147483647',
    default: 'until the rental is over',
    checks: [
      { code: -2023, when: 'is empty', isBroken: (value) => value === '' },
      { code: -2025, when: 'is not an integer from 1', isBroken: ifGiven((value) => !isInteger(value, 1)) },
    ],
  },
];

/** All five are looked for before the first is read: that is why each of them asks for all. */
const outputProtectionLevel = (name: string): Parameter => ({
  name,
  description: 'Output protection level, as PlayReady’s compliance rules number them.',
  required: 'yes',
  values: 'an integer from 0 to 999',
  checks: [
    {
      code: -5006,
      when: 'or another of the five levels is missing',
      isBroken: (_, { parameters }) => OUTPUT_PROTECTION_LEVELS.some((level) => isMissing(parameters.get(level))),
    },
    { code: -2034, when: 'is not an integer from 0 to 999', isBroken: ifGiven((value) => !isInteger(value, 0, 999)) },
  ],
});

const OUTPUTS: readonly Parameter[] = [
  {
    name: 'unknownOutputBehavior',
    description: 'What to do with an output that is not known.',
    required: 'no',
    values: '`Allow`, `Disallow` or `SDOnly`',
    checks: [
      {
        code: -5001,
        when: 'is not Allow, Disallow or SDOnly',
        isBroken: ifGiven((value) => !/^(?:Allow|Disallow|SDOnly)$/.test(value)),
      },
    ],
  },
  {
    name: 'outputControlFlags',
    description: 'Four bytes of flags.',
    required: 'no',
    values: '8 hexadecimal digits',
    checks: [
      {
        code: -2008,
        when: 'holds something other than hexadecimal digits',
        detail: 'not hexadecimal',
        isBroken: ifGiven((value) => !isHex(value, value.length)),
      },
      { code: -2040, when: 'is not 8 digits long', isBroken: ifGiven((value) => value.length !== 8) },
    ],
  },
];

const EXTENSION: readonly Parameter[] = [
  {
    name: 'extensionType',
    description: 'An extension of the license. Not carried in the token.',
    required: 'if `extensionPayload` is given',
    values: 'four ASCII letters',
    checks: [
      {
        code: -2036,
        when: 'is not four ASCII letters',
        isBroken: ifGiven((value) => !/^[A-Za-z]{4}$/.test(value)),
      },
      {
        code: -2035,
        when: 'comes without extensionPayload',
        isBroken: ifGiven((_, { parameters }) => !parameters.has('extensionPayload')),
      },
    ],
  },
  {
    name: 'extensionPayload',
    description: 'What the extension says.',
    required: 'if `extensionType` is given',
    values: 'Base64',
    checks: [
      {
        code: -2035,
        when: 'is empty, or comes without extensionType',
        isBroken: ifGiven((value, { parameters }) => value === '' || !parameters.has('extensionType')),
      },
      { code: -2037, when: 'is not Base64', isBroken: ifGiven((value) => !isBase64(value)) },
    ],
  },
];

/** What the license allows (ExpressPlay: PlayReady table 10). */
export const PLAYREADY_LICENSE_PARAMETERS: readonly Parameter[] = [
  ...RIGHTS,
  ...OUTPUT_PROTECTION_LEVELS.map(outputProtectionLevel),
  ...OUTPUTS,
  ...EXTENSION,
];

/** A device that has shown itself at an earlier redemption. */
export const PLAYREADY_DEVICE_PARAMETERS: readonly Parameter[] = [
  {
    name: 'deviceid',
    description: 'The one device that may redeem the token.',
    required: 'no',
    values: '32 hexadecimal digits',
    default: 'any device',
    checks: [
      { code: -5004, when: 'is not 32 hexadecimal digits', isBroken: ifGiven((value) => !isHex(value, 32)) },
      { code: -5005, when: 'is the id of no known device' },
    ],
  },
];
