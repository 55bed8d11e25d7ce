import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { CURL_EXAMPLES, EXAMPLE_AUTHENTICATOR, formatCurl } from '../../tools/docs/curl-examples.ts';
import { EXPRESSPLAY_PAGE, formatExpressPlayPage } from '../../tools/docs/expressplay-page.ts';
import { createTestBackend } from '../server/test-backend.ts';

describe('docs/expressplay.md', () => {
  const page = readFileSync(EXPRESSPLAY_PAGE, 'utf8');

  it('is what npm run docs would write', async () => {
    assert.equal(page, await formatExpressPlayPage());
  });

  it('shows each of the examples', () => {
    for (const example of CURL_EXAMPLES) assert.ok(page.includes(formatCurl(example)), example.title);
  });

  it('has examples that the server answers as it says', async () => {
    const backend = await createTestBackend({ authenticator: EXAMPLE_AUTHENTICATOR });
    for (const { title, path, form, json, challenge, status, answer } of CURL_EXAMPLES) {
      const body = json ?? new URLSearchParams(form);
      const asked = await backend.request(path, { method: 'POST', body });
      const redeem = async (body: string): Promise<Response> =>
        backend.request(await asked.text(), { method: 'POST', body });
      const sent = challenge === undefined ? asked : await redeem(challenge);
      const text = await sent.text();
      assert.equal(sent.status, status, `${title} ${text}`);
      assert.ok(text.includes(answer), `${title} ${text}`);
    }
  });
});
