import * as v from 'valibot';
import { UNTOLD, type SetFacts } from '../device-facts.ts';
import type { Luna } from './luna.ts';

const SYSTEM = 'luna://com.webos.service.tv.systemproperty/getSystemInfo';
const CONFIGS = 'luna://com.webos.service.config/getConfigs';
const HDR = 'tv.model.supportHDR';

const text = v.optional(v.string());
/** What some sets write as a word, others as a boolean. */
const flag = v.optional(
  v.union([
    v.boolean(),
    v.pipe(
      v.picklist(['true', 'false']),
      v.transform((word) => word === 'true'),
    ),
  ]),
);

const SYSTEM_SCHEMA = v.object({ modelName: text, firmwareVersion: text, UHD: flag });
const CONFIGS_SCHEMA = v.object({ configs: v.object({ [HDR]: flag }) });

/** Each question on its own: a set that does not answer one may answer the other. */
export async function readWebosFacts(luna: Luna | undefined): Promise<SetFacts> {
  if (luna === undefined) return UNTOLD;
  const [system, configs] = await Promise.all([
    ask(luna(SYSTEM, { keys: ['modelName', 'firmwareVersion', 'UHD'] }), SYSTEM_SCHEMA),
    ask(luna(CONFIGS, { configNames: [HDR] }), CONFIGS_SCHEMA),
  ]);
  const isUhd = system?.UHD;
  return {
    model: system?.modelName ?? null,
    firmware: system?.firmwareVersion ?? null,
    panel: isUhd === undefined ? null : isUhd ? 'uhd' : 'hd',
    hasHdr: configs?.configs[HDR] ?? null,
  };
}

async function ask<Answer>(asked: Promise<unknown>, schema: v.GenericSchema<unknown, Answer>): Promise<Answer | null> {
  const result = v.safeParse(schema, await asked.catch(() => null));
  return result.success ? result.output : null;
}
