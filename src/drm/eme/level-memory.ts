import * as v from 'valibot';
import { attempt } from '../../lib/attempt.ts';
import { LADDERS, type Rung } from './security-level.ts';

/** What was found on this device before, so that the next start asks for it and for nothing else. */
export interface LevelMemory {
  /** `null`: nothing is known of this question. */
  recall(question: string): Rung | null;
  keep(question: string, rung: Rung): void;
  forget(question: string): void;
  /** For a report. */
  all(): readonly (readonly [question: string, rung: Rung])[];
}

export interface LevelMemoryOptions {
  /** `localStorage`, where there is one. It may throw. */
  readonly store: Pick<Storage, 'getItem' | 'setItem'> | null;
  /** All that may change what the device answers: model, firmware, quirks. Another one knows nothing. */
  readonly device: string;
}

const STORE_KEY = 'latchkey.levels';
const FORMAT = 1;
/** Questions differ by codecs, and a catalog has few. */
const MAX_ANSWERS = 16;

const SCHEMA = v.object({
  format: v.literal(FORMAT),
  stamp: v.string(),
  answers: v.array(v.tuple([v.string(), v.object({ name: v.string(), robustness: v.string() })])),
});

/** Kept for this device, and for these ladders: an app that asks otherwise begins anew. */
export function createLevelMemory({ store, device }: LevelMemoryOptions): LevelMemory {
  const stamp = JSON.stringify([device, LADDERS]);
  const answers = readAnswers(store, stamp);
  const save = (): void => {
    const kept = [...answers].map(([question, { name, robustness }]) => [question, { name, robustness }]);
    attempt(() => store?.setItem(STORE_KEY, JSON.stringify({ format: FORMAT, stamp, answers: kept })));
  };
  return {
    recall: (question) => answers.get(question) ?? null,
    keep(question, rung) {
      answers.delete(question);
      answers.set(question, rung);
      [...answers.keys()].slice(0, -MAX_ANSWERS).forEach((oldest) => answers.delete(oldest));
      save();
    },
    forget(question) {
      if (answers.delete(question)) save();
    },
    all: () => [...answers],
  };
}

/** Whatever is in the store: what is no answer to this app on this device is as good as nothing. */
function readAnswers(store: LevelMemoryOptions['store'], stamp: string): Map<string, Rung> {
  const parsed = v.safeParse(
    SCHEMA,
    attempt(() => JSON.parse(store?.getItem(STORE_KEY) ?? 'null') as unknown),
  );
  if (!parsed.success || parsed.output.stamp !== stamp) return new Map();
  const rungs = Object.values(LADDERS).flat();
  return new Map(
    parsed.output.answers.flatMap(([question, { name, robustness }]) => {
      const rung = rungs.find((candidate) => candidate.name === name && candidate.robustness === robustness);
      return rung === undefined ? [] : [[question, rung] as const];
    }),
  );
}
