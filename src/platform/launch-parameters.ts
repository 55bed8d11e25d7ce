import * as v from 'valibot';

/** What the makers' home screens call the title that somebody chose there (appinfo.json, `deeplinkingParams`). */
const LAUNCH_SCHEMA = v.object({ contentTarget: v.pipe(v.string(), v.nonEmpty()) });
/** Samsung's Smart Hub wraps what was told of a title. */
const WRAPPED_SCHEMA = v.object({ values: v.string() });

/** The id of the title that the app is asked for; `null` where it is asked for none. Never throws: anybody may launch an app. */
export function readContentTarget(given: unknown): string | null {
  const told = typeof given === 'string' ? parseJson(given) : given;
  const wrapped = v.safeParse(WRAPPED_SCHEMA, told);
  const result = v.safeParse(LAUNCH_SCHEMA, wrapped.success ? parseJson(wrapped.output.values) : told);
  return result.success ? result.output.contentTarget : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
