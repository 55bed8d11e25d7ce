import { expect } from '@open-wc/testing';
import type { CarriedRequest } from '../../../../src/drm/cookie-carrier.ts';
import { createCookieDelivery } from '../../../../src/drm/cookie-delivery.ts';
import { Metadata } from '../../../../src/drm/metadata.ts';
import { NetworkConfiguration } from '../../../../src/drm/network-configuration.ts';
import {
  createMediaLoader,
  type DashRequest,
  type DashResponse,
} from '../../../../src/engines/dash/media-transport.ts';
import { PlayerError } from '../../../../src/errors.ts';
import type { HttpOutcome, HttpRequest } from '../../../../src/lib/http.ts';
import { fakeCarrier } from '../../drm/fake-carrier.ts';
import { defer, nextTask } from '../../lib/deferred.ts';
import { answer, NETWORK_FAILURE, scriptTransport } from '../../lib/scripted-transport.ts';

const URL_ASKED = 'https://cdn.test/manifest.mpd';

/** A loader whose carrier sends by itself, and answers with `reply`. */
function load(reply: HttpOutcome | Promise<HttpOutcome>, change: Partial<DashRequest> = {}, type = 'MPD') {
  const heard: string[] = [];
  const errors: PlayerError[] = [];
  const carrier = fakeCarrier('relay', ['cdn.test'], heard);
  const { transport, requests } = scriptTransport([reply]);
  const carry = (...parameters: Parameters<typeof carrier.carry>): CarriedRequest => ({
    ...carrier.carry(...parameters),
    transport,
  });
  const network = new NetworkConfiguration();
  network.cookieHeaders = new Metadata();
  network.cookieHeaders.setValue('val1', '12345');
  network.useCookieHeadersForAllRequests = true;
  const loader = createMediaLoader({
    cookies: createCookieDelivery({ network, carriers: [{ ...carrier, carry }], platformName: 'webos' }),
    acceptManifest: (text) => {
      heard.push(`manifest ${text}`);
      return text !== 'refused';
    },
    onError: (error) => errors.push(error),
  });
  const hear = (name: string) => () => void heard.push(name);
  const request: DashRequest = {
    ...{ url: URL_ASKED, method: 'GET', responseType: '', headers: { 'X-A': '1' }, credentials: 'omit', timeout: 7000 },
    customData: { request: { type }, onloadend: hear('loadend'), onprogress: hear('progress'), onabort: hear('abort') },
    ...change,
  };
  const response: DashResponse = { url: '', status: 0, statusText: '', headers: {}, data: null };
  loader.load(request, response);
  return { loader, request, response, heard, errors, requests };
}

describe('createCarriedLoader', () => {
  it('sends by the carrier, and fills in the response before dash.js hears of the end', async () => {
    const { response, heard, requests } = load(answer(200, '<MPD/>', { 'content-type': 'application/dash+xml' }));
    await nextTask();
    expect(requests[0]).to.deep.include({ method: 'GET', url: `${URL_ASKED}?by=relay`, timeoutMs: 7000 });
    expect(requests[0]?.headers).to.deep.equal({ 'X-A': '1' });
    expect(response).to.deep.include({ status: 200, url: URL_ASKED, data: '<MPD/>' });
    expect(response.headers).to.deep.equal({ 'content-type': 'application/dash+xml' });
    expect(heard).to.deep.equal(['relay val1', 'manifest <MPD/>', 'loadend', 'relay released']);
  });

  it('gives the kind of body that was asked for', async () => {
    const buffer = load(answer(200, 'abc'), { responseType: 'arraybuffer' }, 'MediaSegment');
    const blob = load(answer(200, 'abc'), { responseType: 'blob' }, 'MediaSegment');
    await nextTask();
    expect((buffer.response.data as ArrayBuffer).byteLength).to.equal(3);
    expect(await (blob.response.data as Blob).text()).to.equal('abc');
  });

  it('tells of progress, and waits as long as it takes where dash.js sets no time', async () => {
    const { requests, heard } = load(defer<HttpOutcome>().promise, { timeout: 0 });
    const [request] = requests as [HttpRequest];
    request.onProgress?.(new ProgressEvent('progress', { loaded: 7 }));
    expect(heard).to.include('progress');
    expect(request.timeoutMs).to.equal(2147483647);
  });

  it('ends without a status where nobody answered, and lets dash.js hear nothing of a manifest that was refused', async () => {
    const unreachable = load(NETWORK_FAILURE);
    const slow = load(answer(504, '', { refusal: 'slow' }));
    const refused = load(answer(200, 'refused'));
    await nextTask();
    for (const { response, heard } of [unreachable, slow]) {
      expect([response.status, heard.includes('loadend')]).to.deep.equal([0, true]);
    }
    expect(refused.heard).not.to.include('loadend');
  });

  it('tells by name what the carrier would not bring, and what kept it from that', async () => {
    const silent = new PlayerError('CONFIG_COOKIE_UNDELIVERABLE', 'silent');
    const failed = load(Promise.reject(silent));
    const refused = load(answer(403, '', { refusal: 'host' }));
    await nextTask();
    expect(failed.errors).to.deep.equal([silent]);
    expect(refused.errors.map(({ code }) => code)).to.deep.equal(['CONFIG_COOKIE_UNDELIVERABLE']);
    for (const { heard } of [failed, refused]) {
      expect(heard).not.to.include('loadend');
      expect(heard).to.include('relay released');
    }
  });

  it('answers an abort of dash.js with abort alone, and one of the loader with nothing', async () => {
    const aborted = load(defer<HttpOutcome>().promise);
    aborted.request.customData.abort?.();
    const stopped = load(defer<HttpOutcome>().promise);
    stopped.loader.abort();
    await nextTask();
    expect(aborted.heard).to.deep.equal(['relay val1', 'abort', 'relay released']);
    expect(stopped.heard).to.deep.equal(['relay val1', 'relay released']);
    for (const { errors } of [aborted, stopped]) expect(errors).to.deep.equal([]);
  });

  it('has nothing to abort after the end', async () => {
    const { request, heard } = load(answer(200, '<MPD/>'));
    await nextTask();
    request.customData.abort?.();
    expect(heard).not.to.include('abort');
  });
});
