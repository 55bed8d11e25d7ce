import type { ContentKeysOf } from './content-keys.ts';
import { findLiveFile, type LiveSchedule } from './live.ts';
import { listProgrammes, type DemoProgramme } from './live-programmes.ts';
import { listKeys, type PackagedFile, type PackagedTitle, type TitleKeys } from './packager/packaged-title.ts';
import { joinPsshBoxes, writePsshBoxes } from './packager/pssh.ts';
import type { DemoTitle } from './titles.ts';

/** Cuts the demo encode into one title. `keys: null` leaves it clear. */
export type PackageTitle = (options: {
  readonly keys: TitleKeys | null;
  readonly scheme?: 'cenc' | 'cbcs';
  readonly liveSince?: number;
}) => Promise<PackagedTitle>;

export type TitleFacts = Pick<PackagedTitle, 'sources' | 'duration' | 'initData'>;

/** The titles of this run: what they are, their keys, and their media once somebody asked for it. */
export interface TitleLibrary {
  readonly titles: readonly DemoTitle[];
  find(titleId: string): DemoTitle | undefined;
  /** Whose key this is. */
  findByKeyId(keyId: string): DemoTitle | undefined;
  /** `null` for clear content. */
  keysOf(title: DemoTitle): TitleKeys | null;
  /** What the feed says of a title, without packaging it: all titles share one encode. */
  facts(title: DemoTitle): Promise<TitleFacts>;
  /** What is on, of a channel; empty for films. */
  programmes(title: DemoTitle): readonly DemoProgramme[];
  /** Packaged on the first call, kept afterwards. A failure is not kept. */
  packaged(title: DemoTitle): Promise<PackagedTitle>;
  /** By its path below the title. Segments of a live title come and go. */
  file(title: DemoTitle, path: string): Promise<PackagedFile | undefined>;
}

export function createTitleLibrary(
  titles: readonly DemoTitle[],
  contentKeysOf: ContentKeysOf,
  packageTitle: PackageTitle,
  live: LiveSchedule,
): TitleLibrary {
  const kept = new Map<string, Promise<PackagedTitle>>();
  const keysOf = (title: DemoTitle): TitleKeys | null => (title.scheme === null ? null : contentKeysOf(title));
  const packaged = (title: DemoTitle): Promise<PackagedTitle> => {
    const known = kept.get(title.id);
    if (known) return known;
    const packaging = packageTitle({
      keys: keysOf(title),
      ...(title.scheme && { scheme: title.scheme }),
      ...(title.isLive && { liveSince: live.sinceMs }),
    });
    kept.set(title.id, packaging);
    packaging.catch(() => kept.delete(title.id));
    return packaging;
  };
  return {
    titles,
    find: (titleId) => titles.find(({ id }) => id === titleId),
    findByKeyId: (keyId) => titles.find((title) => hasKey(keysOf(title), keyId)),
    keysOf,
    facts: async (title) => {
      const { sources, duration } = await packaged(titles[0] ?? title);
      return { sources, duration, initData: listInitData(keysOf(title), title.scheme) };
    },
    programmes: (title) => (title.isLive ? listProgrammes(live) : []),
    packaged,
    file: async (title, path) => {
      const files = await packaged(title);
      return title.isLive ? findLiveFile(files, path, live.elapsed(), live.endOf(title.id)) : files.files.get(path);
    },
  };
}

function hasKey(keys: TitleKeys | null, keyId: string): boolean {
  return keys !== null && listKeys(keys).some((key) => key.keyId === keyId);
}

function listInitData(keys: TitleKeys | null, scheme: DemoTitle['scheme']): TitleFacts['initData'] {
  if (!keys || !scheme) return [];
  return listKeys(keys).map(({ keyId }) => {
    const cenc = joinPsshBoxes(writePsshBoxes(Buffer.from(keyId, 'hex'), scheme)).toString('base64');
    return { keyId, cenc };
  });
}
