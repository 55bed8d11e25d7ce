/**
 * Takes away what Chromium 64 brought, for the engines that stand for a Chromium 63: `ResizeObserver`, and an `EventTarget`
 * that can be made and extended. Syntax that 63 does not parse fails the build (tools/build/syntax-check.ts).
 */
export const CHROMIUM_63 = `{
  delete window.ResizeObserver;
  const { prototype } = EventTarget;
  window.EventTarget = function EventTarget() { throw new TypeError('Illegal constructor'); };
  window.EventTarget.prototype = prototype;
}`;
