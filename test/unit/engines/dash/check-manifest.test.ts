import { expect } from '@open-wc/testing';
import { checkManifest } from '../../../../src/engines/dash/check-manifest.ts';

const NAMESPACES = 'xmlns="urn:mpeg:dash:schema:mpd:2011" xmlns:xlink="http://www.w3.org/1999/xlink"';
const mpd = (content: string): string => `<?xml version="1.0"?>\n<MPD ${NAMESPACES}>${content}</MPD>`;
const SET = '<AdaptationSet><Representation id="1" bandwidth="1"/></AdaptationSet>';

describe('checkManifest', () => {
  for (const [what, text] of Object.entries({
    'one period': mpd(`<Period>${SET}</Period>`),
    'an empty period before a full one': mpd(`<Period/><Period>${SET}</Period>`),
    'a period that stands elsewhere': mpd('<Period xlink:href="https://cdn.test/period.xml"/>'),
    'an adaptation set that stands elsewhere': mpd(
      '<Period><AdaptationSet xlink:href="https://cdn.test/set.xml"/></Period>',
    ),
    'a prefix for its namespace': `<m:MPD xmlns:m="urn:mpeg:dash:schema:mpd:2011"><m:Period><m:AdaptationSet><m:Representation/></m:AdaptationSet></m:Period></m:MPD>`,
    'no namespace at all': `<MPD><Period>${SET}</Period></MPD>`,
  })) {
    it(`takes an MPD with ${what}`, () => {
      expect(checkManifest(text)).to.equal(null);
    });
  }

  for (const [what, text, field] of [
    ['breaks off', mpd(`<Period>${SET}</Period>`).slice(0, -20), 'MPD'],
    ['is empty', '', 'MPD'],
    ['is a page of HTML', '<!doctype html><html><body><p>404</body></html>', 'MPD'],
    ['has another root', `<SmoothStreamingMedia><Period>${SET}</Period></SmoothStreamingMedia>`, 'MPD'],
    ['has no Period', mpd(''), 'MPD.Period'],
    [
      'has only empty periods',
      mpd('<Period/><Period><AdaptationSet/></Period>'),
      'MPD.Period.AdaptationSet.Representation',
    ],
  ] as const) {
    it(`refuses what ${what}`, () => {
      const error = checkManifest(text);
      expect(error?.code).to.equal('MEDIA_MANIFEST_INVALID');
      expect(error?.details.field).to.equal(field);
    });
  }
});
