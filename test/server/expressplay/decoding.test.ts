import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { errorAnswer } from '../../../server/expressplay/error-answer.ts';
import { parseErrorBody, textOf } from '../../../src/expressplay/error-body.ts';
import { ERROR_TABLE, listCodes } from '../../../src/expressplay/error-table.ts';
import { EXPRESSPLAY_ERRORS } from '../../../src/expressplay/errors.ts';
import { parseTokenAnswer } from '../../../src/expressplay/token-answer.ts';

const URL = 'https://wv.service.expressplay.com/hms/wv/rights/?ExpressPlayToken=AQAAABIDKbgAAABQbt68-_';
const PLAYREADY_URL = 'https://pr.test.expressplay.com/playready/RightsManager.asmx';

void describe('parseTokenAnswer', () => {
  for (const body of [
    URL,
    ` ${URL} `,
    `${URL}\r\n`,
    `# a comment\r\n\r\n${URL}\r\n`,
    `${URL}\n${URL}2`,
    `\n${URL}\r`,
  ]) {
    void it(`finds the URL in ${JSON.stringify(body.replaceAll(URL, '<url>'))}`, () => {
      assert.deepEqual(parseTokenAnswer(body), { type: 'token', url: URL });
    });
  }

  for (const body of [
    JSON.stringify({ licenseAcquisitionUrl: PLAYREADY_URL, token: 'AQAAAxBbWv4-_' }),
    `\r\n ${JSON.stringify({ token: ' AQAAAxBbWv4-_\n', other: 1, licenseAcquisitionUrl: `${PLAYREADY_URL} ` }, null, 2)}\r\n`,
  ]) {
    void it(`joins URL and token of ${JSON.stringify(body)}`, () => {
      const url = `${PLAYREADY_URL}?ExpressPlayToken=AQAAAxBbWv4-_`;
      assert.deepEqual(parseTokenAnswer(body), { type: 'token', url });
    });
  }

  for (const body of [
    '',
    'OK',
    '<html>Welcome</html>',
    'https://wv.service.expressplay.com/hms/wv/rights/',
    'ftp://host/?ExpressPlayToken=abc',
    'https://host/?ExpressPlayToken=a.b',
    `see ${URL}`,
    '{}',
    'null',
    '[]',
    '{"licenseAcquisitionUrl":7,"token":"a"}',
    '{"licenseAcquisitionUrl":"javascript:1","token":"a"}',
    `{"licenseAcquisitionUrl":"${PLAYREADY_URL}","token":""}`,
    '{"licenseAcquisitionUrl":"https://host/","tok',
    '<h1>404 Not Found</h1><p>[0] Not found</p>',
  ]) {
    void it(`takes ${JSON.stringify(body)} for neither token nor error`, () => {
      assert.deepEqual(parseTokenAnswer(body), { type: 'unreadable' });
    });
  }
});

void describe('parseErrorBody', () => {
  for (const format of ['json', 'html'] as const) {
    void it(`reads every code in ${format}, with its text and a detail that needs escaping`, async () => {
      for (const code of listCodes()) {
        assert.deepEqual(parseErrorBody(await errorAnswer({ code }, format).text()), {
          code,
          text: EXPRESSPLAY_ERRORS[code],
        });
        const detail = `a <b> & "c" 'd' [-4010] é`;
        const body = await errorAnswer({ code, detail }, format).text();
        assert.deepEqual(parseErrorBody(body), { code, text: `${EXPRESSPLAY_ERRORS[code]}: ${detail}` });
      }
    });
  }

  for (const [body, code, text] of [
    [
      '{"code":-7008,"message":"[-7008] Failed to generate Widevine license"}',
      -7008,
      'Failed to generate Widevine license',
    ],
    ['{"message":"[-7008] Failed"}', -7008, 'Failed'],
    ['{"code":-4010}', -4010, 'Invalid token'],
    ['{"code":-9999}', -9999, 'Unknown error'],
    ['{"code":0,"message":"[0] Not found"}', 0, 'Not found'],
    ['[-4010] Invalid token\r\nand more', -4010, 'Invalid token'],
    ['<p>[-4010]</p>', -4010, 'Invalid token'],
    ['<title>x</title><p>[-2018] wrong &#233;&#xE9;&apos;&bogus;&#x110000;</p>', -2018, "wrong éé'&bogus;&#x110000;"],
    ['<faultstring>[-4010] Invalid token</faultstring>', -4010, 'Invalid token'],
    ['{"code":-4010,"mess', -4010, 'Invalid token'],
  ] as const) {
    void it(`reads ${body}`, () => {
      assert.deepEqual(parseErrorBody(body), { code, text });
    });
  }

  void it('finds no code where there is none', () => {
    for (const body of ['', '404', '{"code":"-4010"}', '[-40]', 'null', '-4010'])
      assert.equal(parseErrorBody(body), null);
    assert.equal(textOf(-1), null);
    assert.equal(textOf(Number.NaN), null);
  });
});

void describe('ERROR_TABLE', () => {
  void it('advises operator and developer in whole sentences, code by code', () => {
    for (const code of listCodes()) {
      const { operator, developer, viewer } = ERROR_TABLE[code];
      for (const advice of [operator, developer]) assert.match(advice, /^[A-Za-z0-9/].{15,}\.$/, `${code}: ${advice}`);
      assert.ok(viewer.length > 0);
    }
  });
});
