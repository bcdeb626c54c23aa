import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { App, Stack } from 'aws-cdk-lib';
import { parse } from 'yaml';
import { libraryLoader } from './library-loader';

const FILES = {
  'index.js': 'exports.counter = require("./counter"); exports.again = require("./counter.js");',
  'counter.js':
    'globalThis.runs = (globalThis.runs ?? 0) + 1; exports.list = []; exports.facts = require("./facts.json");',
  'facts.json': '{ "zones": [1, 2, 3] }',
  'here.js': 'exports.before = true; exports.there = require("./there"); exports.after = true;',
  'there.js': 'const here = require("./here"); exports.seen = { ...here };',
  'unready.js': 'if (!globalThis.ready) throw new Error("not yet"); exports.ready = require("node:path").sep;',
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trizone-libraries-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

function loading() {
  const context = createContext({});
  const load = libraryLoader(context);
  return { load: (name: string) => load(join(folder, name)), context };
}

test('a file runs once, by whichever name it is required', () => {
  const { load, context } = loading();
  const index = load('index.js');
  expect(index).toEqual({ counter: { list: [], facts: { zones: [1, 2, 3] } }, again: expect.anything() });
  expect(load('index.js')).toBe(index);
  expect(runInContext('runs', context)).toBe(1);
});

test('what it makes is of its context', () => {
  const { load, context } = loading();
  context.loaded = load('index.js');
  const of = (value: string) => runInContext(`Object.getPrototypeOf(loaded.counter.${value}).constructor`, context);
  expect([of('list'), of('facts'), of('facts.zones')]).toEqual(
    ['Array', 'Object', 'Array'].map((name) => runInContext(name, context)),
  );
});

test('files may require each other in a circle', () => {
  expect(loading().load('here.js')).toEqual({ before: true, there: { seen: { before: true } }, after: true });
});

test('a file that fails is run again when it is required again', () => {
  const { load, context } = loading();
  expect(() => load('unready.js')).toThrow('not yet');
  runInContext('globalThis.ready = true', context);
  expect(load('unready.js')).toEqual({ ready: '/' });
});

test('the libraries know the Object and the Array of the tests, and are the same ones for each other', () => {
  expect(Object.getPrototypeOf(parse('{}'))).toBe(Object.prototype);
  expect(parse('[]')).toBeInstanceOf(Array);
  expect(new Stack(new App(), 'stack')).toBeInstanceOf(
    (require('aws-cdk-lib/core') as typeof import('aws-cdk-lib')).Stack,
  );
});
