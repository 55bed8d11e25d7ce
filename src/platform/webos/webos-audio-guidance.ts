import * as v from 'valibot';
import type { Luna } from './luna.ts';

const SETTINGS = 'luna://com.webos.settingsservice/getSystemSettings';
const ANSWER = v.object({ settings: v.object({ audioGuidance: v.picklist(['on', 'off']) }) });

/** Whether the set reads aloud what has the focus (webOS 3.0 and later); `null`: it does not say. */
export async function readWebosAudioGuidance(luna: Luna | undefined): Promise<boolean | null> {
  if (luna === undefined) return null;
  const answer: unknown = await luna(SETTINGS, { category: 'option', keys: ['audioGuidance'] }).catch(() => null);
  const result = v.safeParse(ANSWER, answer);
  return result.success ? result.output.settings.audioGuidance === 'on' : null;
}
