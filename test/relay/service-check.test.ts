import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkService } from '../../tools/build/service-check.ts';

describe('the check of what a Node 8 would start', () => {
  it('passes what it knows', () => {
    const source = 'const http = require("http"); module.exports = (a) => new Promise((end) => end(`${a}${http}`));';
    assert.deepEqual(checkService('relay.js', source), []);
  });

  for (const [what, source] of [
    ['optional chaining', 'a?.b'],
    ['an async function', 'async function f() {}'],
    ['spread properties', 'const a = { ...b };'],
    ['a catch without a name', 'try { a(); } catch { b(); }'],
    ['a module', 'export const a = 1;'],
  ] as const) {
    it(`refuses ${what}`, () => assert.match(checkService('relay.js', source).join(), /relay\.js is not ES2015/));
  }

  it('refuses what a TV has not, and the newer names of what it has', () => {
    const source = 'require("node:http"); require(\'fs/promises\'); require("express"); require("https");';
    const refused = checkService('relay.js', source).map((line) => /requires (\S+);/.exec(line)?.[1]);
    assert.deepEqual(refused, ['node:http', 'fs/promises', 'express']);
  });
});
