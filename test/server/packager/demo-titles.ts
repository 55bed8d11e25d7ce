import { packageTitle } from '../../../server/packager/package-title.ts';
import type { PackagedTitle, TitleKeys } from '../../../server/packager/packaged-title.ts';

export const KEYS = {
  audio: { keyId: '1f725b57ddd057798f34129038dd94b5', key: '0a52a10cf1ccb42a2e131d6f2c6b09b0' },
  sd: { keyId: '7cc7f0470019ac10d06bca13a580a9ff', key: '5fa05f94e8cd09fc0747c7c5ac215b3b' },
  hd: { keyId: 'fd1a706ac2b36002888f6d4a414333c3', key: '5438b719bf47a2f5678237477db2f9e6' },
} satisfies TitleKeys;

export const UHD_KEYS = {
  ...KEYS,
  uhd: { keyId: '2b8f4e0c6a5d4c19b0a7f3e1d2c95864', key: 'e1b0c44298fc1c149afbf4c8996fb924' },
} satisfies TitleKeys;

export const LATER_KEYS = {
  ...KEYS,
  later: {
    audio: { keyId: '4d2f9a5e8b1c4f60a3d7e9c2b1f08a64', key: '7a1e5c93d0b84f2e96a8c4d1f3b27e05' },
    sd: { keyId: '91c3e7f05a2b4d8896e4b0c7d3f1a582', key: 'c9d4f7a2b3e1486590a7d8c6e5f4b312' },
    hd: { keyId: 'e8a60b7d4c5f4192b3d2c1a0f9e8d7c6', key: '3f5b8e1a9c7d4062b8e4f6a1d0c3957e' },
  },
} satisfies TitleKeys;

export const clearTitle = await packageTitle({ keys: null });
export const cencTitle = await packageTitle({ keys: KEYS, scheme: 'cenc' });
export const uhdTitle = await packageTitle({ keys: UHD_KEYS, scheme: 'cenc' });
export const laterTitle = await packageTitle({ keys: LATER_KEYS, scheme: 'cenc' });
export const cbcsTitle = await packageTitle({ keys: KEYS, scheme: 'cbcs' });

/** A file of a title; the test fails when there is none. */
export function fileOf(title: PackagedTitle, path: string): Buffer {
  const file = title.files.get(path);
  if (!file) throw new RangeError(`Expected a file ${path}`);
  return file.body;
}

/** Role and rendition, one of each codec and key. */
export const SAMPLED: readonly (readonly [keyof typeof KEYS, string])[] = [
  ['sd', 'h264-240'],
  ['hd', 'h264-1080'],
  ['audio', 'aac-en'],
  ['hd', 'vp9-720'],
  ['audio', 'flac-en'],
  ['audio', 'aac-fr'],
];
