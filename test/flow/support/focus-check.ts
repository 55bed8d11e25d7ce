/**
 * `latchkeyFocusFault()`: what is wrong with the focus of the page at this moment, `null` where exactly one element has it and
 * can be seen. For a page without motion: what slides in is not there yet.
 */
export const FOCUS_CHECK = `
window.latchkeyFocusFault = () => {
  const element = latchkeyTest.active();
  if (!element) return 'nothing has focus';
  const item = element.dataset.focus;
  if (item === undefined) return element.tagName + ' has focus, which no screen gave it';
  const box = element.getBoundingClientRect();
  const isWithin = box.left > -1 && box.top > -1 && box.right < innerWidth + 1 && box.bottom < innerHeight + 1;
  if (box.width < 1 || box.height < 1 || !isWithin) return item + ' has focus outside the screen: ' + JSON.stringify(box);
  for (let at = element; at; at = at.parentNode || at.host) {
    if (!(at instanceof Element)) continue;
    const style = getComputedStyle(at);
    if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return item + ' is hidden by ' + at.tagName;
  }
  const stops = [];
  const look = (root) => root.querySelectorAll('*').forEach((each) => {
    if (each.getAttribute('tabindex') === '0') stops.push(each);
    if (each.shadowRoot) look(each.shadowRoot);
  });
  look(document);
  if (stops.length !== 1 || stops[0] !== element) return item + ' has focus, Tab stops at ' + stops.map((each) => each.dataset.focus).join();
  return null;
};`;
