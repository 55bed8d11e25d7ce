import { html } from 'lit';
import type { Direction } from '../remote/focus-grid.ts';
import './components/exit-question.ts';
import type { Language } from './strings.ts';

/** The exit question over everything. */
export function renderExitOverlay(
  language: Language,
  direction: Direction,
  onAnswer: (event: CustomEvent<'leave' | 'stay'>) => void,
): unknown {
  return html`<div class="question">
    <exit-question .language=${language} .direction=${direction} @exit-answer=${onAnswer}></exit-question>
  </div>`;
}
