import type { ErrorAdvice } from './error-advice.ts';

const POLICY = 'The policy that the storefront asks for is at fault: correct its configuration.';
const request = (keySystems: string, developer: string) =>
  ({ keySystems, raisedBy: 'request', viewer: 'provider', operator: POLICY, developer }) as const;

/** Codes of what the license allows: all of them faults of the token request. */
export const LICENSE_ADVICE = {
  [-2008]: request('WPF', 'outputControlFlags takes hexadecimal digits only, without 0x.'),
  [-2020]: request('PF', 'Send rightsType, in this spelling.'),
  [-2021]: request('PF', 'BuyToOwn or Rental, in this spelling; rental.* only with Rental.'),
  [-2022]: request('WPF', 'A Rental needs rental.periodEndTime in the future: RFC 3339 with Z, or %2B and seconds.'),
  [-2023]: request('WPF', 'Give rental.playDuration a value, or leave it out.'),
  [-2025]: request('WPF', 'rental.playDuration is a whole number of seconds from 1.'),
  [-2034]: request(
    'WPF',
    'hdcpOutputControl is 0, 1 or 2; each OPL is a whole number from 0 to 999. At redemption: the device has less HDCP.',
  ),
  [-2035]: request('WPF', 'An extension needs both its type and a payload that is not empty.'),
  [-2036]: request('WPF', 'The type of an extension has four characters, for PlayReady four letters.'),
  [-2037]: request('WPF', 'Standard Base64 with padding; percent-encode its + as %2B.'),
  [-2040]: request('WPF', 'outputControlFlags has 8 hexadecimal digits: 4 bytes.'),
  [-5001]: request('P', 'unknownOutputBehavior is Allow, Disallow or SDOnly, in this spelling.'),
  [-5003]: request('WPF', 'Widevine: 0000. PlayReady: 00000000, or 00000001, which a Rental needs.'),
  [-5006]: request('P', 'All five output protection levels are required.'),
  [-7003]: request('W', 'Send securityLevel, 1 to 5.'),
  [-7004]: request(
    'W',
    'securityLevel is one digit, 1 to 5; not the name of the level. At redemption: the device is below it.',
  ),
  [-7006]: request('W', 'Send hdcpOutputControl, 0 to 2.'),
  [-7007]: request('W', 'licenseDuration is a whole number of seconds from 1; leave it out for no end.'),
  [-7009]: request('W', 'wvExtension is four characters, one comma, Base64.'),
} as const satisfies Readonly<Record<number, ErrorAdvice>>;
