import { expect } from '@open-wc/testing';
import type { Track } from '../../../../src/player/engine-event.ts';
import type { Loaded } from '../../../../src/player/player-state.ts';
import { showLanguage } from '../../../../src/ui/language-switch.ts';
import type { PanelGroup } from '../../../../src/ui/panel-model.ts';
import { tracksPanel } from '../../../../src/ui/panels/tracks-panel.ts';
import { failure } from '../demo-catalog.ts';

const TRACKS: readonly Track[] = [
  { kind: 'audio', id: 'a1', language: 'en', roles: ['main'], isSelected: true },
  { kind: 'text', id: 't1', language: 'fr', roles: ['caption'], isSelected: true },
];
const UNUSABLE = failure('MEDIA_SUBTITLES_UNUSABLE');

const notesOf = (groups: readonly PanelGroup[]): unknown => groups.map(({ heading, note = null }) => [heading, note]);
const notes = (impairment: Loaded['impairment']): unknown => notesOf(tracksPanel({ tracks: TRACKS, impairment }));

describe('tracksPanel', () => {
  beforeEach(() => showLanguage('en'));

  it('says under the subtitles that some cannot be shown', async () => {
    expect(notes(UNUSABLE)).to.deep.equal([
      ['Audio', null],
      ['Subtitles', 'Some subtitles cannot be shown.'],
      ['', null],
    ]);
    await showLanguage('fr');
    expect(notes(UNUSABLE)).to.deep.include(['Sous-titres', 'Certains sous-titres ne peuvent pas être affichés.']);
  });

  it('says nothing of what else a playback goes on without', () => {
    for (const impairment of [null, failure('MEDIA_SEGMENT_UNREACHABLE')]) {
      expect(notes(impairment)).to.deep.equal([
        ['Audio', null],
        ['Subtitles', null],
        ['', null],
      ]);
    }
  });
});
