import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { isStale } from '../../tools/setup/dependencies.mjs';
import { findChrome } from '../../tools/setup/find-chrome.mjs';
import { describeOldNode } from '../../tools/setup/node-version.mjs';

describe('describeOldNode', () => {
  it('names both versions when Node is older than package.json asks for', () => {
    assert.equal(describeOldNode('>=20.9', '20.8.1'), 'Latchkey needs Node 20.9 or newer; this is 20.8.1.');
    assert.match(describeOldNode('>=20.9', '18.20.0'), /this is 18\.20\.0/);
  });

  it('says nothing to the same or a newer Node', () => {
    assert.deepEqual([describeOldNode('>=20.9', '20.9.0'), describeOldNode('>=20.9', '22.1.0')], ['', '']);
  });
});

describe('isStale', () => {
  const locked = { '': { version: '0.1.0' }, 'node_modules/lit': { version: '3.3.3' } };

  it('finds a package that is missing or has another version', () => {
    assert.equal(isStale(locked, {}), true);
    assert.equal(isStale(locked, { 'node_modules/lit': { version: '3.3.2' } }), true);
  });

  it('is content with what the lock says, whatever else is there', () => {
    const installed = { 'node_modules/lit': { version: '3.3.3' }, 'node_modules/tried-out': { version: '1.0.0' } };
    assert.equal(isStale(locked, installed), false);
  });

  it('does not wait for a package that is for another system', () => {
    const foreign = { 'node_modules/fsevents': { version: '2.3.3', optional: true } };
    assert.equal(isStale(foreign, {}), false);
    assert.equal(isStale(foreign, { 'node_modules/fsevents': { version: '2.3.2' } }), true);
  });
});

describe('findChrome', () => {
  const named = process.env.CHROME_PATH;

  afterEach(() => {
    if (named === undefined) delete process.env.CHROME_PATH;
    else process.env.CHROME_PATH = named;
  });

  it('takes the executable that CHROME_PATH names', () => {
    process.env.CHROME_PATH = process.execPath;
    assert.equal(findChrome(), process.execPath);
  });

  it('takes no other one when CHROME_PATH names nothing', () => {
    process.env.CHROME_PATH = '/nowhere/chromium';
    assert.equal(findChrome(), null);
  });
});
