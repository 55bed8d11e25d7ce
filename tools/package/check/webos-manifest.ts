import * as v from 'valibot';
import type { NamedImage } from './images.ts';

export interface WebosManifest {
  readonly id: string;
  readonly version: string;
  readonly images: readonly NamedImage[];
  readonly files: readonly string[];
  /** One line for each rule that it breaks. */
  readonly problems: readonly string[];
}

const text = v.pipe(v.string(), v.nonEmpty());
const color = v.pipe(v.string(), v.regex(/^#[0-9A-Fa-f]{6}$/, 'expected a colour such as #0B0E14'));

/** LG's rules (appinfo.json; ares-package's schema), and what our pages need of it. More fields may be there. */
const SCHEMA = v.looseObject({
  id: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9][a-z0-9.-]+$/, 'expected small letters, digits, dots and hyphens'),
    v.check((id) => !/^com\.(?:palm|webos|lge|palmdts)(?:\.|$)/.test(id), 'expected none of the maker’s own names'),
  ),
  version: v.pipe(
    v.string(),
    v.regex(/^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/, 'expected three numbers without leading zeros'),
  ),
  vendor: text,
  type: v.literal('web', 'expected web'),
  main: text,
  title: text,
  icon: text,
  largeIcon: text,
  splashBackground: text,
  appDescription: v.pipe(text, v.maxLength(60, 'expected 60 characters at most')),
  bgColor: color,
  iconColor: color,
  resolution: v.literal('1920x1080', 'expected 1920x1080'),
  disableBackHistoryAPI: v.literal(true, 'expected true: Back does not arrive without'),
  handlesRelaunch: v.boolean(),
  accessibility: v.looseObject({ supportsAudioGuidance: v.literal(true, 'expected true: screens are read out') }),
  deeplinkingParams: v.optional(v.pipe(v.string(), v.check(isJsonObject, 'expected a JSON object in a string'))),
});

/** Reads appinfo.json. Never throws. */
export function readWebosManifest(json: string): WebosManifest {
  const result = v.safeParse(SCHEMA, parseJson(json));
  if (!result.success) {
    const problems = result.issues.map(
      (issue) => `appinfo.json: ${v.getDotPath(issue) ?? 'all of it'}: ${issue.message}`,
    );
    return { id: '', version: '', images: [], files: [], problems };
  }
  const { id, version, main, icon, largeIcon, splashBackground } = result.output;
  const images = [
    { path: icon, size: '80x80' },
    { path: largeIcon, size: '130x130' },
    { path: splashBackground, size: '1920x1080' },
  ];
  return { id, version, images, files: [main], problems: [] };
}

function isJsonObject(given: string): boolean {
  const parsed = parseJson(given);
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
