import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Direction } from '../../remote/focus-grid.ts';
import type { FeedTitle, Rail } from '../../storefront/feed.ts';
import { firstVisible, ringSlots } from '../rail-window.ts';
import { localized, strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { CARD, RAIL } from '../theme.ts';
import { formatMediaTime } from '../format-time.ts';
import { spokenTitle } from '../title-facts.ts';
import { CONTINUE_RAIL } from './continue-watching.ts';
import type { UnderWay } from './continue-watching.ts';
import { itemOf } from './home-model.ts';

export interface RailsView {
  readonly rails: readonly Rail[];
  /** Titles of the rail of what is under way, by id. */
  readonly underWay: ReadonlyMap<string, UnderWay>;
  /** Index of the rail with the focus, and in each rail the index of its focused or last focused card. */
  readonly focusedRail: number;
  /** Index of the first rail in the DOM. */
  readonly firstRail: number;
  readonly columns: readonly number[];
  readonly language: Language;
  readonly direction: Direction;
}

/** One rail above the focused one, and two below: the second slides in from under the canvas. */
const RAIL_RING = 4;
/** Two cards on either side of the visible ones: one that peeks in, and one that is sliding out. */
const CARD_MARGIN = 2;
const CARD_RING = RAIL.visibleCards + 2 * CARD_MARGIN;

export const railsStyles = css`
  .rails {
    position: absolute;
    top: var(--rails-top);
    left: var(--safe-x);
    width: var(--safe-width);
    transition: transform var(--time-move) var(--ease-out);
  }
  .rail {
    position: absolute;
    top: 0;
    width: 100%;
  }
  /* At once: a fade of all its cards under the moving ones is more than an old TV draws in time. */
  .rail.past {
    opacity: 0;
    pointer-events: none;
  }
  .rail h2 {
    height: var(--rail-heading-height);
    color: var(--color-text-quiet);
    font-size: var(--size-label);
    font-weight: var(--weight-strong);
    letter-spacing: var(--tracking-label);
    line-height: 1.2;
  }
  .rail.current h2 {
    color: var(--color-text);
  }
  .track {
    position: relative;
    transition: transform var(--time-move) var(--ease-out);
  }
  .cell {
    position: absolute;
  }
  .rails,
  .track {
    will-change: transform;
  }
  .cell title-card {
    cursor: pointer;
  }
`;

/** All rails of the home screen, of which only what can be seen is in the DOM, in elements that are used over and over. */
export function renderRails(view: RailsView): unknown {
  const { rails, focusedRail, firstRail } = view;
  const slots = ringSlots(firstRail, firstRail + RAIL_RING, rails.length, RAIL_RING);
  const lift = styleMap({ transform: `translateY(${-focusedRail * RAIL.pitch}px)` });
  return html`<div class="rails" style=${lift}>${slots.map((at, slot) => renderRail(view, at ?? -1, slot))}</div>`;
}

function renderRail(view: RailsView, at: number, slot: number): unknown {
  const { focusedRail } = view;
  const rail = view.rails[at];
  const titles = rail?.titles ?? [];
  const column = view.columns[at] ?? 0;
  const first = firstVisible(column, titles.length, RAIL.visibleCards);
  const cells = ringSlots(first - CARD_MARGIN, first + CARD_RING - CARD_MARGIN, titles.length, CARD_RING);
  const sign = view.direction === 'rtl' ? -1 : 1;
  return html`
    <section
      class="rail ${at < focusedRail ? 'past' : at === focusedRail ? 'current' : ''}"
      style=${styleMap({ transform: `translateY(${at * RAIL.pitch}px)` })}
      ?hidden=${!rail}
      role="group"
      aria-labelledby=${`rail-${slot}`}
    >
      <h2 id=${`rail-${slot}`}>${rail ? nameOf(rail, view.language) : ''}</h2>
      <div class="track" style=${styleMap({ transform: `translateX(${-sign * first * CARD.pitch}px)` })}>
        ${guard([rail, first, view.underWay, view.language, sign], () =>
          cells.map((index) => renderCell(view, rail?.id ?? '', titles[index ?? -1], sign * (index ?? 0))),
        )}
      </div>
    </section>
  `;
}

function nameOf({ id, title }: Rail, language: Language): string {
  return id === CONTINUE_RAIL ? strings.continueWatching : localized(title, language);
}

function renderCell(view: RailsView, railId: string, film: FeedTitle | undefined, steps: number): unknown {
  const { language } = view;
  const underWay = (railId === CONTINUE_RAIL && film && view.underWay.get(film.id)) || null;
  const place = underWay ? `, ${strings.resumeAt(formatMediaTime(underWay.position))}` : '';
  return html`
    <div class="cell" ?hidden=${!film} style=${styleMap({ transform: `translateX(${steps * CARD.pitch}px)` })}>
      <title-card
        class="focusable"
        role="button"
        tabindex="-1"
        data-focus=${film ? itemOf(railId, film.id) : ''}
        aria-label=${film ? spokenTitle(film, language) + place : ''}
        .name=${film ? localized(film.title, language) : ''}
        .art=${film?.artwork.card ?? ''}
        .progress=${underWay?.progress ?? null}
      ></title-card>
    </div>
  `;
}
