import { css, html } from 'lit';
import type { ForeseenPlayback } from '../../player/foresee-playback.ts';
import type { FeedTitle } from '../../storefront/feed.ts';
import { limitText, protectionName } from '../limit-text.ts';
import { strings } from '../strings.ts';
import { languageName } from '../track-names.ts';

/** One fact with its name. `why`: a sentence where it is less than one could wish for. */
export interface TitleTerm {
  readonly name: string;
  readonly value: string;
  readonly why: string | null;
}

export const termStyles = css`
  dl {
    display: flex;
    min-height: var(--terms-height);
    margin: var(--space-l) 0 0;
    font-size: var(--size-label);
  }
  .term {
    max-width: var(--dialog-width);
    -webkit-margin-end: var(--space-xxl);
  }
  dt {
    color: var(--color-text-quiet);
  }
  dd {
    margin: 0;
  }
  .why {
    color: var(--color-text-quiet);
  }
`;

/** What can be heard and read, and what this TV will play it with: each as far as it is known. */
export function listTitleTerms(film: FeedTitle, foreseen: ForeseenPlayback | null): readonly TitleTerm[] {
  return [
    ...toLanguages(strings.audio, film.audioLanguages),
    ...toLanguages(strings.subtitles, film.subtitleLanguages),
    ...(foreseen === null ? [] : [toOutlook(film, foreseen)]),
  ];
}

/** Its place is kept while something is still to be found out: nothing on the screen moves for it. */
export function renderTitleTerms(terms: readonly TitleTerm[]): unknown {
  return html`<dl>
    ${terms.map(
      ({ name, value, why }) =>
        html`<div class="term">
          <dt>${name}</dt>
          <dd><bdi>${value}</bdi></dd>
          ${why === null ? '' : html`<dd class="why">${why}</dd>`}
        </div>`,
    )}
  </dl>`;
}

function toLanguages(name: string, languages: readonly string[] | undefined): readonly TitleTerm[] {
  if (languages === undefined || languages.length === 0) return [];
  return [{ name, value: [...new Set(languages.map(languageName))].join(', '), why: null }];
}

/** A limit that this title does not meet is nobody's business. */
function toOutlook({ maxHeight }: FeedTitle, foreseen: ForeseenPlayback): TitleTerm {
  const limit = foreseen.limit !== null && foreseen.limit.maxHeight < (maxHeight ?? Infinity) ? foreseen.limit : null;
  const height = limit?.maxHeight ?? maxHeight;
  const protection = protectionName(foreseen);
  const value = height === undefined ? protection : strings.playedWith(protection, `${height}p`);
  return { name: strings.onThisTv, value, why: limitText(limit) };
}
