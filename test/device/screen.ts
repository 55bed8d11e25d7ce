import { drawCode } from './draw-code.ts';
import { readKey } from './probe-keys.ts';
import { toParts } from './probe-text.ts';

/** One line of a result, as a person reads it. */
export interface Line {
  readonly label: string;
  readonly value: string;
  /** Default: neither. */
  readonly tone?: 'good' | 'bad';
}

export interface Screen {
  /** One sentence below the title: what happens, or what the viewer is to do. */
  say(status: string): void;
  show(lines: readonly Line[]): void;
  /** Shows a result as QR codes, in turn where it takes several. */
  encode(json: string): void;
}

export interface ScreenOptions {
  /** Name of the page's file. */
  readonly page: string;
  readonly title: string;
  readonly hint: string;
  /** Whether arrows, OK and Back lead somewhere. `false` where they are what is asked about. */
  readonly hasOwnKeys: boolean;
}

declare global {
  interface Window {
    /** The result, for the remote inspector. */
    latchkeyProbe?: unknown;
  }
}

const CANVAS = { width: 1920, height: 1080 };
const TURN_MS = 5000;
const SCROLL_PX = 400;

/** Draws an empty page on the canvas of a TV. Back leads to the list of pages, Up and Down scroll, Left and Right turn QR codes. */
export function createScreen(options: ScreenOptions): Screen {
  const canvas = append(document.body, 'div', 'canvas');
  fitCanvas(canvas);
  window.addEventListener('resize', () => fitCanvas(canvas));
  append(canvas, 'h1').textContent = options.title;
  const status = append(canvas, 'p', 'status');
  const list = append(canvas, 'div', 'lines');
  append(canvas, 'p', 'hint').textContent = options.hint;
  const code = createCode(canvas, options.page);
  if (options.hasOwnKeys) {
    window.addEventListener('keydown', (event) => {
      const key = readKey(event);
      if (key === 'back') leave(event, 'index.html');
      else if (key === 'up' || key === 'down') list.scrollTop += key === 'up' ? -SCROLL_PX : SCROLL_PX;
      else if (key !== null) code.turn(key === 'left' ? -1 : 1);
    });
  }
  return {
    say: (text) => (status.textContent = text),
    show: (lines) => {
      list.textContent = '';
      for (const line of lines) list.appendChild(drawLine(line));
    },
    encode: (json) => {
      window.latchkeyProbe = JSON.parse(json);
      code.show(toParts(options.page, json));
    },
  };
}

/** The key is used up, so that the TV does not leave the app for it. */
export function leave(event: Event, page: string): void {
  event.preventDefault();
  location.href = page;
}

export function append<Tag extends keyof HTMLElementTagNameMap>(
  parent: Node,
  tag: Tag,
  id = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (id !== '') element.id = id;
  parent.appendChild(element);
  return element;
}

function drawLine({ label, value, tone = '' as const }: Omit<Line, 'tone'> & { readonly tone?: string }): HTMLElement {
  const line = document.createElement('div');
  line.className = 'line';
  const name = append(line, 'span');
  name.className = 'label';
  name.textContent = label;
  const text = append(line, 'span');
  text.className = `value ${tone}`.trim();
  text.textContent = value;
  return line;
}

/** Some LG sets show a page of 1280 by 720. */
function fitCanvas(canvas: HTMLElement): void {
  const scale = Math.min(window.innerWidth / CANVAS.width, window.innerHeight / CANVAS.height);
  canvas.style.transform = scale === 1 ? '' : `scale(${scale})`;
}

interface Code {
  show(parts: readonly string[]): void;
  turn(by: 1 | -1): void;
}

/** Turns by itself until the viewer does. `data-text` has what the code says. */
function createCode(parent: HTMLElement, page: string): Code {
  const box = append(parent, 'div', 'code');
  box.hidden = true;
  const canvas = append(box, 'canvas');
  canvas.setAttribute('aria-label', `The result of ${page} as a QR code`);
  const caption = append(box, 'p', 'part');
  let parts: readonly string[] = [];
  let index = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const draw = (): void => {
    const part = parts[index] ?? '';
    drawCode(canvas, part);
    box.hidden = false;
    caption.textContent =
      parts.length === 1
        ? 'Scan it and send the text'
        : `Code ${index + 1} of ${parts.length}: scan each, send all texts`;
  };
  const turn = (by: number): void => {
    if (parts.length < 2) return;
    index = (index + by + parts.length) % parts.length;
    draw();
  };
  return {
    show: (given) => {
      clearInterval(timer);
      parts = given;
      index = 0;
      draw();
      if (parts.length > 1) timer = setInterval(() => turn(1), TURN_MS);
    },
    turn: (by) => {
      clearInterval(timer);
      turn(by);
    },
  };
}
