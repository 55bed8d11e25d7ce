import { PAGES } from './pages.ts';
import { append, createScreen, leave } from './screen.ts';
import { readKey } from './probe-keys.ts';

/** The list of probes: arrows and OK as on every screen; Back leads to the app. */
function listPages(): void {
  const screen = createScreen({
    page: 'index',
    title: 'Latchkey probes',
    hint: '▲ ▼ and OK · Back: the app',
    hasOwnKeys: false,
  });
  screen.say('What this device does, and no document tells');
  const list = document.getElementById('lines') ?? document.body;
  const links = PAGES.map(({ page, title, what }) => {
    const link = append(list, 'a');
    link.className = 'page';
    link.href = `${page}.html`;
    link.textContent = title;
    append(link, 'small').textContent = what;
    return link;
  });
  window.addEventListener('keydown', (event) => {
    const key = readKey(event);
    if (key === 'back') leave(event, '../index.html');
    if (key !== 'up' && key !== 'down') return;
    event.preventDefault();
    const at = links.findIndex((link) => link === document.activeElement);
    links[Math.max(0, Math.min(links.length - 1, at + (key === 'up' ? -1 : 1)))]?.focus();
  });
  links[0]?.focus();
  document.documentElement.dataset.probe = 'done';
}

listPages();
