export type Answer<Value> =
  | { readonly value: Value; readonly problem: '' }
  /** Name of the error, or `silence`. */
  | { readonly value?: undefined; readonly problem: string };

/** A TV may never answer: that is a finding, too. Never rejects. Default: five seconds. */
export function callWithin<Value>(call: Promise<Value>, limitMs = 5000): Promise<Answer<Value>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ problem: 'silence' }), limitMs);
    const end = (answer: Answer<Value>): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    call.then(
      (value) => end({ value, problem: '' }),
      (error: unknown) => end({ problem: error instanceof Error ? error.name : 'thrown' }),
    );
  });
}
