import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatConfigScript } from '../../tools/build/config-script.ts';
import { listUnneededModules } from '../../tools/build/core-js-modules.ts';
import { describeExcess } from '../../tools/build/size-budget.ts';
import { checkScript } from '../../tools/build/syntax-check.ts';

describe('describeExcess', () => {
  const sources = [
    { name: 'src/ui', lengthBytes: 204800 },
    { name: 'lit-html', lengthBytes: 15360 },
  ];

  it('says by how much the budget is broken and what is biggest', () => {
    const [line] = describeExcess({ scripts: [], totalBytes: 61_540, sources });
    assert.match(
      line ?? '',
      /100 bytes over its budget: 61540 of 61440 bytes gzip\. .*src\/ui 200\.0 KB, lit-html 15\.0 KB/,
    );
  });

  it('says nothing of an app that just fits', () => {
    assert.deepEqual(describeExcess({ scripts: [], totalBytes: 61_440, sources }), []);
  });
});

describe('checkScript', () => {
  const passes = {
    'an async generator and object spread': 'async function* f(x) { for await (const y of x) yield { ...y }; }',
    'a lookbehind': 'const x = /(?<!y)z(?<=z)/s;',
  };
  for (const [name, source] of Object.entries(passes)) {
    it(`lets ${name} pass`, () => assert.deepEqual(checkScript('app.js', source), []));
  }

  const refused = {
    'optional chaining': 'a?.b',
    'a class field': 'class A { b = 1 }',
    'catch without a binding': 'try { f() } catch { g() }',
    'an import': 'import a from "./a.js"',
    'an export': 'export const a = 1',
    'a named group': 'const x = /(?<year>\\d+)/',
    'a Unicode property': 'const x = /\\p{L}/u',
  };
  for (const [name, source] of Object.entries(refused)) {
    it(`refuses ${name} and names the file`, () => assert.match(checkScript('app.js', source).join(), /^app\.js/));
  }
});

describe('formatConfigScript', () => {
  it('writes a classic script that Chromium 63 can read, line separators included', () => {
    const script = formatConfigScript({ backendUrl: 'http://10.0.0.2:8080', account: 'a\u2028b' });
    const expected = 'window.LATCHKEY_CONFIG = {"backendUrl":"http://10.0.0.2:8080","account":"a\\u2028b"};\n';
    assert.equal(script, expected);
  });

  it('refuses what the app would refuse', () => {
    assert.throws(() => formatConfigScript({ backendUrl: 'http://10.0.0.2:8080/path' }), /backendUrl/);
  });
});

describe('listUnneededModules', () => {
  it('leaves what Chromium 63 lacks and drops what it has', () => {
    const unneeded = listUnneededModules();
    assert.equal(unneeded.includes('es.array.flat'), false);
    assert.equal(unneeded.includes('es.promise'), true);
    assert.ok(unneeded.length > 300, `${unneeded.length} of core-js`);
  });
});
