/** An image that a manifest names, and the pixels that its platform asks for. */
export interface NamedImage {
  readonly path: string;
  /** `512x423` */
  readonly size: string;
}

/** `undefined` where there is no such file. */
export type ReadImage = (path: string) => Buffer | undefined;

/** One line for each image that is missing, no PNG or of another size. */
export function findImageProblems(manifest: string, images: readonly NamedImage[], read: ReadImage): string[] {
  return images.flatMap(({ path, size }) => {
    const image = read(path);
    if (image === undefined) return [`${manifest}: ${path} is not there`];
    const actual = readPngSize(image);
    if (actual === undefined) return [`${manifest}: ${path} is no PNG`];
    return actual === size ? [] : [`${manifest}: expected ${path} in ${size} pixels, it has ${actual}`];
  });
}

/** Width and height stand in the first chunk of every PNG. */
export function readPngSize(image: Buffer): string | undefined {
  if (image.length < 24 || image.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  return `${image.readUInt32BE(16)}x${image.readUInt32BE(20)}`;
}
