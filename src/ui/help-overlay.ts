import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Direction } from '../remote/focus-grid.ts';
import './components/key-help.ts';
import type { Language } from './strings.ts';

/** Over every screen: which keys there are, where the platform has a key that asks for them. */
export class HelpOverlay implements ReactiveController {
  private isShown = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.isShown;
  }

  readonly open = (): void => this.show(true);

  render(language: Language, direction: Direction): unknown {
    if (!this.isShown) return nothing;
    return html`<div class="question">
      <key-help .language=${language} .direction=${direction} @close=${() => this.show(false)}></key-help>
    </div>`;
  }

  hostDisconnected(): void {
    this.isShown = false;
  }

  private show(isShown: boolean): void {
    this.isShown = isShown;
    this.host.requestUpdate();
  }
}
