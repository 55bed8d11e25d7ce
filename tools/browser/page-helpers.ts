/**
 * `latchkeyTest`: what a viewer has before them, for scripts that drive a page. Run in it before its own scripts; reads through
 * shadow roots, changes nothing, and is understood by Chromium 64.
 */
export const PAGE_HELPERS = `
window.latchkeyTest = {
  text(root = document.body) {
    let found = '';
    for (const node of root.shadowRoot ? root.shadowRoot.childNodes : root.childNodes) {
      if (node.nodeType === 3) found += ' ' + node.textContent.trim();
      if (node.nodeType !== 1 || ['STYLE', 'SCRIPT', 'VIDEO'].includes(node.tagName)) continue;
      if (node.tagName === 'SLOT') { node.assignedNodes().forEach((n) => { found += ' ' + (n.nodeType === 3 ? n.textContent.trim() : this.text(n)); }); continue; }
      const style = getComputedStyle(node);
      if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') continue;
      found += ' ' + this.text(node);
    }
    return found.replace(/\\s+/g, ' ').trim();
  },
  active() {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
    return element && element !== document.body && element !== document.documentElement ? element : null;
  },
  focus() {
    const element = this.active();
    if (!element) return null;
    const host = element.getRootNode().host;
    return element.getAttribute('aria-label') || this.text(element) || (host && host.getAttribute('aria-label')) || element.tagName;
  },
  // A document knows of the animations of its own tree alone, and not of those under a shadow root. A spinner turns for ever.
  isAtRest(root = document) {
    const isOver = (each) => each.playState === 'finished' || each.effect.getTiming().iterations === Infinity;
    return root.getAnimations().every(isOver) && [...root.querySelectorAll('*')].every((each) => !each.shadowRoot || this.isAtRest(each.shadowRoot));
  },
  video() {
    const video = document.querySelector('video');
    if (!video) return null;
    // Headless builds have no getVideoPlaybackQuality before Chromium 80.
    const frames = video.getVideoPlaybackQuality ? video.getVideoPlaybackQuality().totalVideoFrames : video.webkitDecodedFrameCount;
    return { time: video.currentTime, paused: video.paused, frames, height: video.videoHeight };
  },
};`;
