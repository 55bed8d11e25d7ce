import { expect } from '@open-wc/testing';
import { isAbortError } from '../../../src/lib/abort.ts';
import { bodyText, sendByXhr, type HttpOutcome, type HttpRequest } from '../../../src/lib/http.ts';
import { captureTimers, releaseTimers, type CapturedTimer } from './captured-timer.ts';
import { rejectionOf } from './rejection.ts';

const REQUEST: HttpRequest = { method: 'GET', url: '/tsconfig.json', timeoutMs: 4000 };
const { signal } = new AbortController();

async function send(request: Partial<HttpRequest>): Promise<HttpOutcome & { kind: 'answer' }> {
  const outcome = await sendByXhr({ ...REQUEST, ...request }, signal);
  if (outcome.kind !== 'answer') throw new TypeError(`Expected an answer, got ${outcome.reason}`);
  return outcome;
}

describe('sendByXhr', () => {
  const { clearTimeout } = window;
  afterEach(() => releaseTimers(clearTimeout));

  it('brings status, body and headers of an answer', async () => {
    const outcome = await send({});
    expect(outcome.status).to.equal(200);
    expect(JSON.parse(bodyText(outcome.body))).to.have.property('compilerOptions');
    expect(outcome.header('Content-Type')).to.contain('json');
    expect(outcome.header('X-Absent')).to.equal(null);
  });

  it('takes an answer of any status for an answer', async () => {
    expect((await send({ url: '/no-such-file' })).status).to.equal(404);
  });

  it('sends the headers it was given', async () => {
    const etag = (await send({})).header('etag') ?? '';
    expect(etag).not.to.equal('');
    const outcome = await send({ headers: { 'If-None-Match': etag } });
    expect(outcome.status).to.equal(304);
    expect(outcome.body.byteLength).to.equal(0);
  });

  it('sends by the method it was given', async () => {
    expect((await send({ method: 'POST', body: 'x' })).status).to.equal(404);
  });

  it('names a network failure', async () => {
    const outcome = await sendByXhr({ ...REQUEST, url: 'http://localhost:1/' }, signal);
    expect(outcome).to.deep.equal({ kind: 'unreachable', reason: 'network' });
  });

  for (const [what, wrong] of Object.entries({
    'a URL that is none': { url: 'http://[bad/' },
    'a header that HTTP cannot carry': { headers: { Authorization: 'Bearer a\nb' } },
  })) {
    it(`counts ${what} as a network failure and never throws`, async () => {
      const outcome = await sendByXhr({ ...REQUEST, ...wrong }, signal);
      expect(outcome).to.deep.equal({ kind: 'unreachable', reason: 'network' });
    });
  }

  it('gives up on a body that is longer than may be', async () => {
    const outcome = await sendByXhr({ ...REQUEST, maxBytes: 10 }, signal);
    expect(outcome).to.deep.equal({ kind: 'unreachable', reason: 'too-large' });
    expect((await send({ maxBytes: 1_000_000 })).status).to.equal(200);
  });

  it('gives up when the time is over', async () => {
    const sent: Promise<HttpOutcome>[] = [];
    const [timer] = captureTimers(() => sent.push(sendByXhr(REQUEST, signal)));
    expect(timer?.delayMs).to.equal(4000);
    timer?.fire();
    expect(await sent[0]).to.deep.equal({ kind: 'unreachable', reason: 'timeout' });
  });

  it('stops its timer with the answer', async () => {
    const sent: Promise<HttpOutcome>[] = [];
    const timers: CapturedTimer[] = captureTimers(() => sent.push(sendByXhr(REQUEST, signal)));
    expect(timers.map((timer) => timer.isCleared())).to.deep.equal([false]);
    await sent[0];
    expect(timers.map((timer) => timer.isCleared())).to.deep.equal([true]);
  });

  it('rejects with an AbortError when it is aborted on the way, and stops its timer', async () => {
    const controller = new AbortController();
    const sent: Promise<HttpOutcome>[] = [];
    const timers = captureTimers(() => sent.push(sendByXhr(REQUEST, controller.signal)));
    controller.abort();
    expect(isAbortError(await rejectionOf(Promise.all(sent)))).to.equal(true);
    expect(timers.map((timer) => timer.isCleared())).to.deep.equal([true]);
  });

  it('sends nothing for a signal that was aborted before', async () => {
    const controller = new AbortController();
    controller.abort();
    const sent: Promise<HttpOutcome>[] = [];
    const timers = captureTimers(() => sent.push(sendByXhr(REQUEST, controller.signal)));
    expect(isAbortError(await rejectionOf(Promise.all(sent)))).to.equal(true);
    expect(timers).to.deep.equal([]);
  });
});

describe('bodyText', () => {
  it('reads UTF-8', () => {
    expect(bodyText(new TextEncoder().encode('Aurore – déjà').buffer)).to.equal('Aurore – déjà');
  });
});
