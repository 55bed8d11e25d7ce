import { expect } from '@open-wc/testing';
import { VideoReporter } from '../../../../src/engines/dash/video-reporter.ts';
import type { EngineEvent, LiveWindow } from '../../../../src/player/engine-event.ts';

const SAMPLE_RATE = 8000;

/** Silence as a WAV file, so that a real element has something to play on any build of Chromium. */
function silence(seconds: number): string {
  const bytes = new Uint8Array(44 + SAMPLE_RATE * seconds).fill(128);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void => bytes.set(new TextEncoder().encode(value), at);
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  view.setUint32(40, bytes.length - 44, true);
  return URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
}

describe('VideoReporter', () => {
  let video: HTMLVideoElement;
  let reporter: VideoReporter;
  let events: EngineEvent[];
  let firstPictures: number;
  let waiting: { readonly type: EngineEvent['type']; readonly resolve: () => void }[];

  const types = (): string[] => events.map(({ type }) => type);
  const statuses = (): string[] => types().filter((type) => ['playing', 'paused', 'buffering', 'ended'].includes(type));
  const heard = (type: EngineEvent['type']): Promise<void> => new Promise((resolve) => waiting.push({ type, resolve }));
  const lastTime = (): EngineEvent | undefined => events.filter(({ type }) => type === 'time').pop();

  let liveWindow: LiveWindow | null;

  beforeEach(() => {
    liveWindow = null;
    video = document.createElement('video');
    video.muted = true;
    video.loop = false;
    events = [];
    waiting = [];
    firstPictures = 0;
    reporter = new VideoReporter(
      video,
      (event) => {
        events.push(event);
        waiting.filter(({ type }) => type === event.type).forEach(({ resolve }) => resolve());
      },
      () => (firstPictures += 1),
      () => liveWindow,
    );
  });

  afterEach(() => {
    reporter.stop();
    URL.revokeObjectURL(video.src);
    video.removeAttribute('src');
    video.load();
  });

  async function play(seconds: number): Promise<void> {
    const playing = heard('playing');
    video.src = silence(seconds);
    await video.play();
    await playing;
  }

  it('says nothing before there is a picture', async () => {
    video.src = silence(1);
    await new Promise((resolve) => video.addEventListener('canplay', resolve, { once: true }));
    expect(events).to.deep.equal([]);
    expect(firstPictures).to.equal(0);
  });

  it('says playing once, with the times, and that there is a picture', async () => {
    await play(60);
    expect(types().slice(0, 2)).to.deep.equal(['playing', 'time']);
    expect(firstPictures).to.equal(1);
    await heard('time');
    reporter.report();
    expect(statuses()).to.deep.equal(['playing']);
    expect(lastTime()).to.include({ type: 'time', duration: 60, liveWindow: null });
    expect(firstPictures).to.equal(1);
  });

  it('says how far the picture is buffered', async () => {
    await play(60);
    while (video.buffered.length === 0 || video.buffered.end(0) < 60) await heard('time');
    reporter.report();
    expect(lastTime()).to.include({ bufferedUntil: 60 });
  });

  it('says paused, and playing again', async () => {
    await play(60);
    const paused = heard('paused');
    video.pause();
    await paused;
    await video.play();
    expect(statuses().slice(0, 2)).to.deep.equal(['playing', 'paused']);
    expect(statuses().pop()).to.equal('playing');
  });

  it('answers a seek with its new time and then seeked', async () => {
    await play(60);
    const seeked = heard('seeked');
    video.currentTime = 30;
    await seeked;
    expect(types().slice(-2)).to.deep.equal(['time', 'seeked']);
    const time = lastTime();
    expect(time?.type === 'time' && time.position).to.be.within(30, 31);
  });

  it('says ended at the end', async () => {
    await play(60);
    const ended = heard('ended');
    video.currentTime = 59.9;
    await ended;
    expect(statuses().pop()).to.equal('ended');
    expect(lastTime()).to.include({ position: 60, duration: 60 });
  });

  it('says ended for a picture that was paused at its end before it ended by itself', async () => {
    await play(60);
    Object.defineProperty(video, 'ended', { get: () => false });
    const ended = heard('ended');
    video.pause();
    video.currentTime = 59.95;
    await ended;
    expect(statuses().pop()).to.equal('ended');
  });

  it('takes the refusal to play by itself for a paused picture', () => {
    reporter.report();
    expect(types()).to.deep.equal(['paused', 'time']);
    expect(firstPictures).to.equal(1);
    expect(lastTime()).to.include({ position: 0, duration: 0, bufferedUntil: 0 });
  });

  it('hears nothing after it was stopped', async () => {
    await play(60);
    reporter.stop();
    events.length = 0;
    const seeked = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
    video.currentTime = 30;
    await seeked;
    video.pause();
    expect(events).to.deep.equal([]);
  });
});
