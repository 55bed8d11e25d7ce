import { CANVAS } from './theme.ts';

/**
 * Keeps the 1920x1080 canvas whole, centred and as large as the window allows: a TV with a 1280x720 viewport and a desktop
 * window show the same picture. Returns how to stop.
 */
export function scaleCanvas(canvas: HTMLElement): () => void {
  const fit = (): void => {
    canvas.style.transform = canvasTransform(window.innerWidth, window.innerHeight);
  };
  fit();
  window.addEventListener('resize', fit);
  document.addEventListener('scroll', undoScroll, true);
  return () => {
    window.removeEventListener('resize', fit);
    document.removeEventListener('scroll', undoScroll, true);
  };
}

/** Nothing at all at 1920x1080, so that a TV composes no layer for it. */
export function canvasTransform(viewWidth: number, viewHeight: number): string {
  const scale = Math.min(viewWidth / CANVAS.width, viewHeight / CANVAS.height);
  const left = Math.round((viewWidth - CANVAS.width * scale) / 2);
  const top = Math.round((viewHeight - CANVAS.height * scale) / 2);
  return scale === 1 && left === 0 && top === 0 ? 'none' : `translate(${left}px, ${top}px) scale(${scale})`;
}

/** Chromium 63 knows no `focus({ preventScroll })`: focusing a card beyond the edge would move the whole canvas. */
function undoScroll(event: Event): void {
  const moved = event.target === document ? document.scrollingElement : event.target;
  if (!(moved instanceof Element)) return;
  moved.scrollLeft = 0;
  moved.scrollTop = 0;
}
