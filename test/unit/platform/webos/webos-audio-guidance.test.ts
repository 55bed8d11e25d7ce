import { expect } from '@open-wc/testing';
import { readWebosAudioGuidance } from '../../../../src/platform/webos/webos-audio-guidance.ts';

const answering = (answer: unknown) => (): Promise<unknown> => Promise.resolve(answer);

describe('readWebosAudioGuidance', () => {
  it('asks LG’s settings', async () => {
    const asked: unknown[] = [];
    const luna = (url: string, parameters: object): Promise<unknown> => {
      asked.push(url, parameters);
      return Promise.resolve({ returnValue: true, settings: { audioGuidance: 'on' } });
    };
    expect(await readWebosAudioGuidance(luna)).to.equal(true);
    expect(asked).to.deep.equal([
      'luna://com.webos.settingsservice/getSystemSettings',
      { category: 'option', keys: ['audioGuidance'] },
    ]);
    expect(await readWebosAudioGuidance(answering({ settings: { audioGuidance: 'off' } }))).to.equal(false);
  });

  it('knows nothing where the set says nothing, or something else', async () => {
    expect(await readWebosAudioGuidance(undefined)).to.equal(null);
    expect(await readWebosAudioGuidance(answering({ returnValue: false }))).to.equal(null);
    expect(await readWebosAudioGuidance(() => Promise.reject(new TypeError('no answer')))).to.equal(null);
  });
});
