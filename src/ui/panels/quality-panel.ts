import { toMaxBitrate } from '../../player/playback-wishes.ts';
import type { Loaded } from '../../player/player-state.ts';
import type { ViewerSettings } from '../../player/viewer-settings.ts';
import { formatDataPerHour, formatNumber } from '../format-data.ts';
import { limitText } from '../limit-text.ts';
import type { PanelChoice, PanelGroup } from '../panel-model.ts';
import { strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { qualitySteps, stepWithin } from './quality-steps.ts';

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2];

export interface QualityView {
  readonly state: Pick<Loaded, 'renditions' | 'tracks' | 'rate' | 'liveWindow' | 'limit'>;
  readonly settings: Pick<ViewerSettings, 'maxBitrateBps'>;
  readonly language: Language;
}

/** How much data the picture may take, which goes for every title, and how fast this one plays: never a live one. */
export function qualityPanel(view: QualityView): readonly PanelGroup[] {
  return [
    { heading: strings.quality, choices: limits(view), ...noteOf(view) },
    { heading: strings.speed, isInLine: true, perLine: 3, choices: view.state.liveWindow === null ? rates(view) : [] },
  ];
}

/** Why there is nothing better to choose. */
function noteOf({ state }: QualityView): Pick<PanelGroup, 'note'> {
  const note = limitText(state.limit);
  return note === null ? {} : { note };
}

/** A title that says nothing of its bitrates has no limits but the one that there is. */
function limits({ state, settings, language }: QualityView): readonly PanelChoice[] {
  const steps = qualitySteps(state.renditions);
  const { maxBitrateBps } = settings;
  const limit = toMaxBitrate(maxBitrateBps);
  const chosen = limit === null ? null : stepWithin(steps, limit);
  const auto: PanelChoice = {
    item: 'auto',
    label: strings.autoQuality,
    detail: strings.autoQualityDetail,
    isChosen: chosen === null,
    does: setLimit(null),
  };
  const sound = soundBitrate(state);
  const choices = steps.map((step): PanelChoice => {
    const data = formatDataPerHour(step.bitrateBps + sound, language);
    const isTall = step.height > 0;
    return {
      item: `limit ${step.bitrateBps}`,
      label: isTall ? strings.upTo(`${step.height}p`) : data,
      ...(isTall && { detail: data }),
      isChosen: step === chosen,
      does: setLimit(step.bitrateBps),
    };
  });
  return [auto, ...choices];
}

function rates({ state, language }: QualityView): readonly PanelChoice[] {
  return RATES.map((rate) => ({
    item: `rate ${rate}`,
    label: strings.times(formatNumber(rate, language)),
    isChosen: rate === state.rate,
    does: { player: { type: 'set-rate', rate } },
  }));
}

/** Of what is heard; where that is not known, of nothing. */
function soundBitrate({ tracks }: Pick<Loaded, 'tracks'>): number {
  return tracks.find(({ kind, isSelected }) => kind === 'audio' && isSelected)?.bitrateBps ?? 0;
}

function setLimit(maxBitrateBps: number | null): PanelChoice['does'] {
  return { app: { type: 'change-settings', settings: { maxBitrateBps } } };
}
