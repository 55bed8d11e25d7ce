import type { Cue, TextLanguage } from './film-cues.ts';
import { formatCueTime } from './format-cue-time.ts';

/** A WebVTT file. No cue settings: where subtitles stand is the player's choice. */
export function formatWebvtt(cues: readonly Cue[], language: TextLanguage): string {
  const blocks = cues.map(({ start, end, lines, isThought }, index) => {
    const text = lines[language].map(escapeText).join('\n');
    return `${index + 1}\n${formatCueTime(start)} --> ${formatCueTime(end)}\n${isThought ? `<i>${text}</i>` : text}\n`;
  });
  return ['WEBVTT\n', ...blocks].join('\n');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
