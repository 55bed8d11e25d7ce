/** Path in the package to content. */
export type PackageFiles = ReadonlyMap<string, Buffer>;

/** The part of a package below a folder, by the paths in there. `folder` ends in a slash. */
export function filesBelow(files: PackageFiles, folder: string): PackageFiles {
  const below = [...files].filter(([path]) => path.startsWith(folder));
  return new Map(below.map(([path, content]) => [path.slice(folder.length), content]));
}
