import { DEFAULT_SERVICE } from './read-command.ts';
import { listTokenOptions, toOptionName, type TokenOption } from './token-options.ts';

const HEAD = `Asks for a license token and prints the license URL that carries it.

  npm run --silent token -- --key-system widevine --kid 0123… --security-level 3 --hdcp-output-control 1

  --key-system
      Required. widevine or playready.
  --service
      Where the token service is: this project's server, https://test.expressplay.com, https://service.expressplay.com.
      Default: ${DEFAULT_SERVICE}
  --help, -h
      This text.

From the environment, since every user of a machine can read command lines:

  EXPRESSPLAY_AUTHENTICATOR
      Required. The customer authenticator of the account, as <service id>,<32 hexadecimal digits>.
  EXPRESSPLAY_CONTENT_KEY, EXPRESSPLAY_KEK, EXPRESSPLAY_EK
      In place of --content-key, --kek and --ek; not read where one of these is given.

Exit code: 0 for a token, 1 where it is refused or the service cannot be reached, 2 where the command is wrong.
Values are given as they are; the command does the percent-encoding (--expiration-time +60).`;

/** Everything after the head is from the tables of the parameters. */
export function formatTokenHelp(): string {
  const widevine = listTokenOptions('widevine');
  const playReady = listTokenOptions('playready');
  const isIn = (options: readonly TokenOption[], { name, parameter }: TokenOption): boolean =>
    options.some((other) => other.name === name && other.parameter.values === parameter.values);
  const all = [...widevine, ...playReady];
  const sections = [
    ['Both key systems', widevine.filter((option) => isIn(playReady, option))],
    ['Widevine', widevine.filter((option) => !isIn(playReady, option))],
    ['PlayReady', playReady.filter((option) => !isIn(widevine, option))],
  ] as const;
  const texts = sections.map(
    ([title, options]) => `${title}:\n\n${options.map((it) => formatOption(it, all)).join('\n')}`,
  );
  return [HEAD, ...texts].join('\n\n');
}

function formatOption({ name, parameter, isFlag }: TokenOption, all: readonly TokenOption[]): string {
  const { description, required, values, default: fallback, repeats } = parameter;
  const need = required === 'yes' ? 'Required. ' : required === 'no' ? '' : `Required ${required}. `;
  const more = `${fallback === undefined ? '' : ` Default: ${fallback}.`}${repeats === true ? ' Repeatable.' : ''}`;
  const lines = [`${need}${description}`, ...(isFlag ? [] : [`${capitalize(values)}.${more}`])];
  return [`  --${name}`, ...lines.map((line) => `      ${plain(line, all)}`)].join('\n');
}

/** Without Markdown; a parameter is called by its option. */
function plain(text: string, all: readonly TokenOption[]): string {
  return text.replace(/`([^`]*)`/g, (_, code: string) =>
    all.some(({ parameter }) => parameter.name === code) ? `--${toOptionName(code)}` : code,
  );
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
