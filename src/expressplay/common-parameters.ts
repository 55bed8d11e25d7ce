import { isAuthenticator } from './formats.ts';
import { ifGiven, isMissing, type Parameter } from './parameter.ts';
import { MAX_TOKEN_LIFETIME_S, readTokenTime } from './token-time.ts';

/** Read before anything else, whatever the key system (ExpressPlay: tables 3, 9 and 13). */
export const REQUEST_PARAMETERS: readonly Parameter[] = [
  {
    name: 'errorFormat',
    description: 'How an error is written.',
    required: 'no',
    values: '`html` or `json`',
    default: '`html`',
    checks: [
      {
        code: -3004,
        when: 'is neither html nor json',
        detail: (value) => value,
        isBroken: ifGiven((value) => value !== 'html' && value !== 'json'),
      },
    ],
  },
  {
    name: 'customerAuthenticator',
    description: 'The API key of the account; each environment has its own. A secret of the server, never of an app.',
    required: 'yes',
    values: 'a decimal service id, a comma, 32 hexadecimal digits',
    checks: [
      { code: -2017, when: 'is missing', isBroken: isMissing },
      {
        code: -2018,
        when: 'is not a service id, a comma and 32 hexadecimal digits',
        detail: 'malformed',
        isBroken: ifGiven((value) => !isAuthenticator(value)),
      },
      { code: -2018, when: 'belongs to the other environment', detail: 'wrong environment' },
      { code: -2018, when: 'is not known', detail: 'unknown' },
    ],
  },
  {
    name: 'useHttps',
    description: 'Asks for a license URL that begins with https.',
    required: 'no',
    values: '`true`; anything else is ignored',
    checks: [],
  },
];

/** What the token lives by: when it dies, and what correlates it. */
export const LIFE_PARAMETERS: readonly Parameter[] = [
  {
    name: 'expirationTime',
    description: 'When the token dies. In a query or a form, `+` is written `%2B`: bare, it is a space.',
    required: 'no',
    values: '`2006-04-14T12:01:10Z` (RFC 3339, zone Z) or `+60` (seconds from issue), at most 30 days ahead',
    default: '30 days from issue',
    checks: [
      {
        code: -2002,
        when: 'is neither an RFC 3339 date-time with zone Z nor + and seconds',
        detail: 'not RFC 3339 Z or +seconds',
        isBroken: ifGiven((value, { nowS }) => readTokenTime(value, nowS) === null),
      },
      {
        code: -2002,
        when: 'is in the past',
        detail: 'in the past',
        isBroken: ifGiven((value, { nowS }) => (readTokenTime(value, nowS) ?? nowS) <= nowS),
      },
      {
        code: -2002,
        when: 'is more than 30 days ahead',
        detail: 'exceeds 30 days',
        isBroken: ifGiven((value, { nowS }) => (readTokenTime(value, nowS) ?? 0) > nowS + MAX_TOKEN_LIFETIME_S),
      },
    ],
  },
  {
    name: 'cookie',
    description:
      'Correlates a redemption with the request for its token: carried in the token, logged when it is redeemed.',
    required: 'no',
    values: 'at most 32 characters of UTF-8, none of them a control character; may be empty',
    checks: [
      {
        code: -2033,
        when: 'is longer than 32 characters, or holds a control character or a byte that is not UTF-8',
        isBroken: ifGiven((value) => value.length > 32 || /[\p{Cc}\uFFFD]/u.test(value)),
      },
    ],
  },
];
