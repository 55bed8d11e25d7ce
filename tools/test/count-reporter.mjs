/**
 * A reporter for node:test whose one line counts tests as people do: suites are not tests, a file without a test is a failure.
 * @param {AsyncIterable<{ type: string, data: { name: string, file?: string, skip?: unknown, todo?: unknown, details?: { type?: string } } }>} events
 */
async function* count(events) {
  let [passed, failed, skipped] = [0, 0, 0];
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    const isWholeFile = data.name === data.file;
    if (data.skip !== undefined || data.todo !== undefined) skipped += 1;
    else if (type === 'test:fail' || isWholeFile) failed += 1;
    else passed += 1;
    if (isWholeFile && type === 'test:pass') yield `No test in ${data.name}\n`;
  }
  yield `${passed} passed, ${failed} failed, ${skipped} skipped\n`;
}

// The one name by which node:test looks a reporter up.
export { count as default };
