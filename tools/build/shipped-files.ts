import { join } from 'node:path';
import { ROOT } from './root.ts';

interface ShippedFile {
  readonly from: string;
  readonly to: string;
}

/** What is copied as it is: the page, its look, and the license of everything that is bundled. */
export const SHIPPED_FILES: ShippedFile[] = [
  { from: join(ROOT, 'src/index.html'), to: 'index.html' },
  { from: join(ROOT, 'assets/logo.svg'), to: 'logo.svg' },
  interFont(400),
  interFont(600),
  license('node_modules/@fontsource/inter/LICENSE', 'fonts/OFL.txt'),
  license('LICENSE', 'licenses/latchkey.txt'),
  license('node_modules/lit/LICENSE', 'licenses/lit.txt'),
  license('node_modules/@lit/localize/LICENSE', 'licenses/lit-localize.txt'),
  license('node_modules/valibot/LICENSE.md', 'licenses/valibot.txt'),
  license('node_modules/core-js/LICENSE', 'licenses/core-js.txt'),
  license('node_modules/imsc/LICENSE', 'licenses/imsc.txt'),
  license('node_modules/media-captions/LICENSE', 'licenses/media-captions.txt'),
  license('node_modules/dashjs/LICENSE.md', 'licenses/dashjs.txt'),
  license('node_modules/dashjs/dist/modern/esm/dash.mediaplayer.min.js.LICENSE.txt', 'licenses/dashjs-third-party.txt'),
];

function interFont(weight: number): ShippedFile {
  return {
    from: join(ROOT, `node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff2`),
    to: `fonts/inter-latin-${weight}.woff2`,
  };
}

function license(from: string, to: string): ShippedFile {
  return { from: join(ROOT, from), to };
}
