/**
 * A fake at the edge: what a page reads of a machine whose clock is `offsetS` seconds fast (negative: slow). Handed to
 * `Tv.switchOn`; the machine itself keeps the right time. `trueTimeOrigin` is left behind for tests to compare with, and
 * `clockOffsetMs`, by which the clock can be put right.
 */
export function wrongClock(offsetS: number): string {
  return `(() => {
    const RealDate = Date;
    window.clockOffsetMs = ${offsetS * 1000};
    window.trueTimeOrigin = performance.timeOrigin;
    Object.defineProperty(performance, 'timeOrigin', { value: trueTimeOrigin + clockOffsetMs });
    window.Date = new Proxy(RealDate, {
      construct: (target, given, caller) => Reflect.construct(target, given.length > 0 ? given : [target.now() + clockOffsetMs], caller),
      apply: (target) => new target(target.now() + clockOffsetMs).toString(),
      get: (target, name) => (name === 'now' ? () => target.now() + clockOffsetMs : Reflect.get(target, name)),
    });
  })();`;
}

/** A fake at the edge: answers whose `Date` a page may not read, as from a host whose CORS does not expose it. */
export const HIDDEN_DATES = `(() => {
  const { getAllResponseHeaders, getResponseHeader } = XMLHttpRequest.prototype;
  Object.assign(XMLHttpRequest.prototype, {
    getAllResponseHeaders() { return getAllResponseHeaders.call(this).replace(/^date:.*\\r\\n/im, ''); },
    getResponseHeader(name) { return /^date$/i.test(name) ? null : getResponseHeader.call(this, name); },
  });
})();`;
