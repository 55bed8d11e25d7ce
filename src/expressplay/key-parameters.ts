import { isHex, isKidName } from './formats.ts';
import { ifGiven, isMissing, type Parameter } from './parameter.ts';

const hasAny = (parameters: URLSearchParams, names: readonly string[]): boolean =>
  names.some((name) => parameters.has(name));

const KID: Parameter = {
  name: 'kid',
  description: 'The id of the content key, as packaged. With `^`, the first 16 bytes of the SHA-1 of what follows.',
  required: 'yes',
  values: '32 hexadecimal digits, or `^` and 1 to 64 printable ASCII characters',
  checks: [
    { code: -4018, when: 'is missing', isBroken: isMissing },
    {
      code: -4021,
      when: 'has more than 64 characters after the ^',
      isBroken: ifGiven((value) => value.startsWith('^') && value.length > 65),
    },
    {
      code: -4022,
      when: 'has nothing after the ^, or something other than printable ASCII',
      isBroken: ifGiven((value) => value.startsWith('^') && !isKidName(value)),
    },
    {
      code: -4020,
      when: 'is not 32 hexadecimal digits',
      isBroken: ifGiven((value) => !value.startsWith('^') && !isHex(value, 32)),
    },
  ],
};

const contentKey = (conflict: -5007 | -6005): Parameter => ({
  name: 'contentKey',
  description: 'The content key itself. A secret of the server.',
  required: 'unless `kek` is given',
  values: '32 hexadecimal digits',
  checks: [
    {
      code: conflict,
      when: 'is given together with kek or ek',
      isBroken: ifGiven((_, { parameters }) => hasAny(parameters, ['kek', 'ek'])),
    },
    { code: -2027, when: 'is not 32 hexadecimal digits', isBroken: ifGiven((value) => !isHex(value, 32)) },
    {
      code: -2005,
      when: 'is missing, and kek and ek are too',
      detail: 'no contentKey, ek or stored key',
      isBroken: (value, { parameters }) => value === null && !hasAny(parameters, ['kek', 'ek']),
    },
  ],
});

const WRAPPED_KEY: readonly Parameter[] = [
  {
    name: 'kek',
    description: 'The key that unwraps `ek`, or else the key stored under `kid` (AES key wrap, RFC 3394). A secret.',
    required: 'unless `contentKey` is given',
    values: '32 hexadecimal digits',
    checks: [
      {
        code: -4024,
        when: 'is missing although ek is given',
        isBroken: (value, { parameters }) => value === null && parameters.has('ek'),
      },
      { code: -4024, when: 'is not 32 hexadecimal digits', isBroken: ifGiven((value) => !isHex(value, 32)) },
      { code: -4019, when: 'comes without ek, and no key is stored under kid' },
      { code: -4024, when: 'does not unwrap the stored key' },
    ],
  },
  {
    name: 'ek',
    description: 'The wrapped content key.',
    required: 'no',
    values: '48 hexadecimal digits',
    checks: [
      { code: -4024, when: 'is not 48 hexadecimal digits', isBroken: ifGiven((value) => !isHex(value, 48)) },
      { code: -4024, when: 'does not unwrap under kek' },
    ],
  },
];

/**
 * Which key the license is for: `kid` with `contentKey`, with `kek` and `ek`, or with `kek` and a key in storage. `conflict`
 * answers more than one of them.
 */
export const keyParameters = (conflict: -5007 | -6005): readonly Parameter[] => [
  KID,
  contentKey(conflict),
  ...WRAPPED_KEY,
];
