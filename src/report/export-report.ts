import type { DeviceReport } from './device-report.ts';
import { redactReport } from './redact-report.ts';

/** Counts up when a field is renamed, removed or means something else; a new field is none of that. */
const FORMAT = 'latchkey-device-report/1';

/** JSON, the names of all fields in alphabetical order, so that two reports can be compared line by line. */
export function exportDeviceReport(report: DeviceReport): string {
  return JSON.stringify({ format: FORMAT, ...sortFields(redactReport(report)) }, null, 2);
}

function sortFields<Value extends object>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, sorter)) as Value;
}

function sorter(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(fields);
}
