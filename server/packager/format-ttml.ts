import type { Cue, TextLanguage } from './film-cues.ts';
import { formatCueTime } from './format-cue-time.ts';

const NAMESPACES = [
  'xmlns="http://www.w3.org/ns/ttml"',
  'xmlns:ttp="http://www.w3.org/ns/ttml#parameter"',
  'xmlns:tts="http://www.w3.org/ns/ttml#styling"',
].join(' ');
const PROFILE = 'http://www.w3.org/ns/ttml/profile/imsc1/text';

/** A TTML file of the IMSC1 text profile: white on a dark band at the bottom; thoughts pale green and in italics. */
export function formatTtml(cues: readonly Cue[], language: TextLanguage): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<tt ${NAMESPACES} ttp:profile="${PROFILE}" ttp:timeBase="media" ttp:cellResolution="32 15" xml:lang="${language}">
  <head>
    <styling>
      <style xml:id="line" tts:color="#ffffff" tts:fontFamily="proportionalSansSerif" tts:fontSize="80%" tts:lineHeight="125%" tts:textAlign="center"/>
      <style xml:id="said" tts:backgroundColor="#000000b3"/>
      <style xml:id="thought" tts:backgroundColor="#000000b3" tts:color="#b8f5d0" tts:fontStyle="italic"/>
    </styling>
    <layout>
      <region xml:id="bottom" tts:origin="10% 75%" tts:extent="80% 17%" tts:displayAlign="after" tts:showBackground="whenActive"/>
    </layout>
  </head>
  <body>
    <div region="bottom" style="line">
${cues.map((cue, index) => formatParagraph(cue, index + 1, language)).join('\n')}
    </div>
  </body>
</tt>
`;
}

function formatParagraph({ start, end, lines, isThought }: Cue, number: number, language: TextLanguage): string {
  const text = lines[language].map(escapeText).join('<br/>');
  const times = `begin="${formatCueTime(start)}" end="${formatCueTime(end)}"`;
  const style = isThought ? 'thought' : 'said';
  return `      <p xml:id="cue-${number}" ${times}><span style="${style}">${text}</span></p>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
