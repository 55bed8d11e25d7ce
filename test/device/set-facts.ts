import { readTizenFacts, tizenTvApi } from '../../src/platform/tizen/tizen-facts.ts';

/** What a set tells of itself at once: Samsung's model and firmware. LG's come by Luna, and are in the device report. */
export function readSetFacts(): { readonly model: string | null; readonly firmware: string | null } {
  const { model, firmware } = readTizenFacts(tizenTvApi());
  return { model, firmware };
}
