import { redact } from '../../src/lib/redact.ts';
import { formatResult } from './probe-result.ts';
import { createScreen, type Line, type Screen } from './screen.ts';

export interface Outcome {
  readonly lines: readonly Line[];
  readonly findings: object;
}

export interface Probe {
  /** Name of the page's file. */
  readonly page: string;
  readonly title: string;
  /** Asks the device; may show lines and say something meanwhile. */
  readonly run: (screen: Screen) => Promise<Outcome>;
}

/** Runs a probe once and shows its result, on the screen and as QR codes. A probe that fails has that for a result. */
export async function runProbe({ page, title, run }: Probe): Promise<void> {
  const screen = createScreen({ page, title, hint: 'Back: all probes · ▲ ▼ scroll · ◀ ▶ next code', hasOwnKeys: true });
  screen.say('Asking the device …');
  try {
    const { lines, findings } = await run(screen);
    screen.show(lines);
    screen.encode(formatResult(page, findings));
    screen.say('Done. Scan the code and send its text.');
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new TypeError(String(error));
    screen.encode(formatResult(page, { failed: { name, message } }));
    screen.say(redact(`The probe itself failed: ${name}: ${message}`));
  }
  document.documentElement.dataset.probe = 'done';
}
