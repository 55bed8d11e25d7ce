import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { zlibSync, strToU8 } from 'fflate';
import { toParts } from '../device/probe-text.ts';
import { readProbes } from '../../tools/probe/read-probe.ts';

const LONG = JSON.stringify({
  page: 'eme',
  words: Array.from({ length: 900 }, (_, index) => (index * 7919).toString(36)),
});
const SHORT = JSON.stringify({ page: 'keys', key: 'Zurück ▲' });
const long = toParts('eme', LONG);
const short = toParts('keys', SHORT);
const withData = (data: string): string => `LKP1.eme.AAAAAA.1-1.${data}`;

describe('readProbes', () => {
  it('reads a result from its codes, in any order, with any white space, some twice', () => {
    assert.ok(long.length > 2);
    assert.equal(short.length, 1);
    const text = [...long].reverse().concat(short, long.slice(0, 1)).join(' \r\n\t ');
    assert.deepEqual(readProbes(text), [JSON.parse(LONG), JSON.parse(SHORT)]);
  });

  it('keeps two results of one page apart', () => {
    const other = LONG.replace('eme', 'EME');
    assert.deepEqual(readProbes([...long, ...toParts('eme', other)].join('\n')), [JSON.parse(LONG), JSON.parse(other)]);
  });

  const flipped = (long[1] ?? '').replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  const CASES: readonly (readonly [what: string, text: string, message: RegExp])[] = [
    ['nothing', ' \n', /got nothing/],
    ['the address of a page', 'https://latchkey.test/', /begins with LKP1\., got https:/],
    ['a text without end', 'x'.repeat(1e6), /got x{40}…$/],
    ['another format', short[0]?.replace('LKP1', 'LKP2') ?? '', /LKP2: read it with a newer/],
    ['a code that is missing', long.slice(1).join(' '), /^eme: code 1 of \d+ is missing$/],
    ['a code beyond the last', 'LKP1.eme.AAAAAA.3-2.AAAA', /code 1 to 2/],
    ['a letter that was misread', [long[0], flipped, ...long.slice(2)].join(' '), /^eme: misread/],
    ['a code cut short', (short[0] ?? '').slice(0, -3), /^keys: misread/],
    ['no JSON', withData(Buffer.from(zlibSync(strToU8('{'))).toString('base64url')), /^eme: misread/],
    [
      'more than fits a memory',
      withData(Buffer.from(zlibSync(new Uint8Array(2e7))).toString('base64url')),
      /^eme: misread/,
    ],
  ];
  for (const [what, text, message] of CASES) {
    it(`says so of ${what}`, () => {
      assert.throws(() => readProbes(text), { name: 'ProbeTextError', message });
    });
  }

  it('is a command: JSON out, or one line and exit code 1', () => {
    const run = (...given: string[]): ReturnType<typeof spawnSync> =>
      spawnSync(process.execPath, ['--import', 'tsx', 'tools/probe/read-probe-cli.ts', ...given], { encoding: 'utf8' });
    const good = run(...short);
    assert.deepEqual([JSON.parse(String(good.stdout)), good.status], [JSON.parse(SHORT), 0]);
    const bad = run('LKP1');
    assert.deepEqual([bad.stdout, bad.status], ['', 1]);
    assert.equal(bad.stderr, 'Expected the text of a code, which begins with LKP1., got LKP1\n');
  });
});
