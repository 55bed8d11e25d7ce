import type { Parameter } from '../../src/expressplay/parameter.ts';
import { listParameters, TOKEN_TABLES, type TokenKeySystem } from '../../src/expressplay/token-table.ts';

/** A parameter of the token service as an option of the command. */
export interface TokenOption {
  /** Without the dashes: `security-level`. */
  readonly name: string;
  readonly parameter: Parameter;
  /** Takes no value: there, it stands for `true`. */
  readonly isFlag: boolean;
}

export const KEY_SYSTEMS: readonly TokenKeySystem[] = ['widevine', 'playready'];

/** What the command itself fills in. */
const NOT_OFFERED = ['customerAuthenticator', 'errorFormat'];

/** Of one key system, in the order of its table. */
export function listTokenOptions(keySystem: TokenKeySystem): readonly TokenOption[] {
  return listParameters(TOKEN_TABLES[keySystem])
    .filter(({ name }) => !NOT_OFFERED.includes(name))
    .map((parameter) => ({
      name: toOptionName(parameter.name),
      parameter,
      isFlag: parameter.name === 'useHttps',
    }));
}

/** `hdcpOutputControl` is `hdcp-output-control`, `analogVideoOPL` `analog-video-opl`, `rental.playDuration` with a dash too. */
export function toOptionName(parameter: string): string {
  return parameter
    .replaceAll('.', '-')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();
}
