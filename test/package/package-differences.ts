import type { PackageFiles } from '../../tools/package/check/package-files.ts';
import { readIpk } from '../../tools/package/check/read-ipk.ts';
import { readWgt } from '../../tools/package/check/read-wgt.ts';
import type { PackagedApp } from '../../tools/package/package-app.ts';

/** What may differ between two builds of one commit. */
export const SIGNATURES_ONLY: readonly string[] = ['author-signature.xml', 'signature1.xml'];

/** The files that differ in both packages, whatever the archives say of times. One file more or less counts. */
export async function listDifferences(one: PackagedApp, other: PackagedApp): Promise<string[]> {
  const [oneIpk, otherIpk] = await Promise.all([readIpk(one.ipk), readIpk(other.ipk)]);
  return [
    ...compare(await readWgt(one.wgt), await readWgt(other.wgt)),
    ...compare(oneIpk.control, otherIpk.control),
    ...compare(oneIpk.data, otherIpk.data),
  ];
}

function compare(one: PackageFiles, other: PackageFiles): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => {
    const content = one.get(path);
    return content === undefined || other.get(path)?.equals(content) !== true;
  });
}
