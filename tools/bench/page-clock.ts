/**
 * Runs in every measured page before its own scripts: the clock starts at the press of the Play key (space, on a keyboard) that the page hears and stops
 * with the first frame that is put on screen.
 */
export const PAGE_CLOCK = `(() => {
  let pressed = null;
  window.benchResult = new Promise((resolve) => {
    addEventListener('keydown', (event) => { if (event.key === ' ' && pressed === null) pressed = event.timeStamp; }, true);
    const watch = (video) => video.requestVideoFrameCallback((now) => resolve(now - pressed));
    new MutationObserver(() => {
      const video = document.querySelector('video:not([data-watched])');
      if (video === null) return;
      video.dataset.watched = '';
      watch(video);
    }).observe(document, { childList: true, subtree: true });
  });
  window.benchReady = () => {
    if (window.benchPageReady !== undefined) return window.benchPageReady;
    const app = document.querySelector('tv-app');
    const home = app && app.shadowRoot && app.shadowRoot.querySelector('home-screen');
    const focused = home && home.shadowRoot && home.shadowRoot.activeElement;
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name.slice(name.lastIndexOf('/') + 1));
    return Boolean(focused) && fetched.includes('player.js') && fetched.includes('dash.js');
  };
})();`;
