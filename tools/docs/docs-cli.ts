import { writeFileSync } from 'node:fs';

import { EXPRESSPLAY_PAGE, formatExpressPlayPage } from './expressplay-page.ts';

writeFileSync(EXPRESSPLAY_PAGE, await formatExpressPlayPage());
console.log('Wrote docs/expressplay.md');
