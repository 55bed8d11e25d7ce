import { fileURLToPath } from 'node:url';

/** Where the committed demo media lie: `film/<rendition>.mp4` and `artwork/<id>-{card,background}.jpg`. */
export const MEDIA_FOLDER = fileURLToPath(new URL('../media/', import.meta.url));
