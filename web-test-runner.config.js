import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';

/** Unit tests run in a real Chromium: CHROME_PATH where that is set, else Debian's. */
export default {
  rootDir: '.',
  files: 'test/unit/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser', 'production'] },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2021',
      define: { LATCHKEY_PSEUDO_LANGUAGE: 'true' },
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
  ],
  // The runner's own choice is half of the cores.
  concurrency: 2,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
        headless: true,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--disable-dev-shm-usage',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
          '--mute-audio',
          '--autoplay-policy=no-user-gesture-required',
        ],
      },
      createPage: async ({ context }) => {
        // In a window of its own: a page behind another one would draw one frame a second.
        const page = await openWindow(context);
        // A page in the background would neither match :focus nor take keys.
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
    }),
  ],
  // An accessibility audit of a whole screen takes seconds on a busy machine.
  testFramework: { config: { timeout: 20_000 } },
};

async function openWindow(context) {
  const url = `about:blank#${crypto.randomUUID()}`;
  const session = await context.browser().target().createCDPSession();
  const [target] = await Promise.all([
    context.waitForTarget((candidate) => candidate.url() === url),
    session.send('Target.createTarget', { url, newWindow: true }),
  ]);
  await session.detach();
  return target.page();
}
