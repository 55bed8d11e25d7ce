/** What a user agent tells of its device. */
export interface UserAgentFacts {
  readonly name: 'tizen' | 'webos' | 'browser';
  /** Of Tizen (5.5) or webOS (6, 22). `null`: not told, or a browser. */
  readonly version: number | null;
  /** When the first sets with this version were sold: a set that got an upgrade is older. */
  readonly year: number | null;
  /** Major version. */
  readonly chromium: number | null;
}

interface Release {
  readonly version: number;
  readonly year: number;
  readonly chromium: number;
}

/** Samsung, Web Engine Specifications; 9 is inferred from its neighbours. Oldest first. */
const TIZEN: readonly Release[] = [
  { version: 3, year: 2017, chromium: 47 },
  { version: 4, year: 2018, chromium: 56 },
  { version: 5, year: 2019, chromium: 63 },
  { version: 5.5, year: 2020, chromium: 69 },
  { version: 6, year: 2021, chromium: 76 },
  { version: 6.5, year: 2022, chromium: 85 },
  { version: 7, year: 2023, chromium: 94 },
  { version: 8, year: 2024, chromium: 108 },
  { version: 9, year: 2025, chromium: 120 },
  { version: 10, year: 2026, chromium: 130 },
];

/** LG, Web API and Web Engine; 25 and 26 as Shaka Player has them. Oldest first. */
const WEBOS: readonly Release[] = [
  { version: 3, year: 2016, chromium: 38 },
  { version: 4, year: 2018, chromium: 53 },
  { version: 5, year: 2020, chromium: 68 },
  { version: 6, year: 2021, chromium: 79 },
  { version: 22, year: 2022, chromium: 87 },
  { version: 23, year: 2023, chromium: 94 },
  { version: 24, year: 2024, chromium: 108 },
  { version: 25, year: 2025, chromium: 120 },
  { version: 26, year: 2026, chromium: 132 },
];

/**
 * Samsung writes its version (`Tizen 5.5`) and the engine's without `Chrome/`, or none; LG writes `Web0S` with a zero, some
 * sets `webOS` (rx-player), and only the engine's version, which tells that of webOS.
 */
export function parseUserAgent(userAgent: string): UserAgentFacts {
  const chromium = toNumber(/(?:Chrome\/|like Gecko\) )(\d+)\./.exec(userAgent));
  const tizen = toNumber(/\bTizen (\d+(?:\.\d)?)/.exec(userAgent));
  if (tizen !== null) {
    const release = newestWithin(TIZEN, 'version', tizen);
    const told = { version: tizen, year: release?.year ?? null };
    return { name: 'tizen', ...told, chromium: chromium ?? release?.chromium ?? null };
  }
  if (!/\b[Ww]eb[O0]S\b/.test(userAgent)) return { name: 'browser', version: null, year: null, chromium };
  const release = chromium === null ? undefined : newestWithin(WEBOS, 'chromium', chromium);
  return { name: 'webos', version: release?.version ?? null, year: release?.year ?? null, chromium };
}

function newestWithin(releases: readonly Release[], by: 'version' | 'chromium', limit: number): Release | undefined {
  return releases.filter((release) => release[by] <= limit).pop();
}

function toNumber(match: RegExpExecArray | null): number | null {
  return match === null ? null : Number(match[1]);
}
