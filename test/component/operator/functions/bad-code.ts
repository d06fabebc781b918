// Code that the API server must refuse.
import { inline, many, type BadFunction } from './row.ts';

const NAME = /spec\.code\.inline: a file name must be a relative path of at most 255/;
const TOGETHER = /spec\.code\.inline must be at most 196608 bytes \(192 KiB\) together/;
const LIMIT = 196_608;

const badNames: [why: string, name: string][] = [
  ['that is absolute', '/etc/passwd'],
  ['that climbs', '../index.js'],
  ['that climbs later', 'lib/../../index.js'],
  ['that climbs at its end', 'lib/..'],
  ['that is a dot', '.'],
  ['that is two dots', '..'],
  ['with a dot as a folder', './index.js'],
  ['with a double slash', 'lib//index.js'],
  ['that ends with a slash', 'lib/'],
  ['that is a slash', '/'],
  ['with a backslash', 'lib\\index.js'],
  ['that is empty', ''],
  ['with a space', 'my file.js'],
  ['with a NUL', 'index.js\0.txt'],
  ['with a line break', 'index.js\n'],
  ['with a tab', 'in\tdex.js'],
  ['with a letter beyond ASCII', 'größe.js'],
  ['with an emoji', '🔥.js'],
  ['that writes from right to left', '\u202Esj.xedni'],
  ['with a slash that only looks like one', 'lib\u2215index.js'],
  ['with a drive', 'C:index.js'],
  ['with a percent escape', '%2e%2e/index.js'],
  ['with a wildcard', '*.js'],
  ['with a quote', 'index.js"'],
  ['of the shell', '$(id).js'],
  ['that JavaScript keeps for itself', '__proto__'],
  ['of 256 characters', 'f'.repeat(256)],
  ['of 10,000 characters', 'f'.repeat(10_000)],
];

export const badCode: BadFunction[] = [
  { why: 'no code', spec: { code: undefined }, says: /spec\.code: Required/ },
  { why: 'code that is null', spec: { code: null }, says: /spec\.code/ },
  { why: 'code that is text', spec: { code: 'export const handler' }, says: /spec\.code.*must be of type object/ },
  { why: 'code that is a list', spec: { code: [] }, says: /spec\.code.*must be of type object/ },
  {
    why: "code under CloudFormation's name",
    spec: { code: { zipFile: 'x' } },
    says: /unknown field "spec\.code\.zipFile"/,
  },
  { why: 'no file', spec: inline({}), says: /spec\.code\.inline.*at least 1/ },
  { why: 'files that are a list', spec: { code: { inline: ['x'] } }, says: /spec\.code\.inline.*of type object/ },
  { why: 'files that are text', spec: { code: { inline: 'x' } }, says: /spec\.code\.inline.*of type object/ },
  { why: '65 files', spec: inline(many(65, 'x')), says: /spec\.code\.inline.*at most 64/ },
  { why: 'one byte more than 192 KiB', spec: inline({ a: 'x'.repeat(LIMIT) }), says: TOGETHER },
  { why: 'more than 192 KiB in one file', spec: inline({ 'index.js': 'x'.repeat(LIMIT + 1) }), says: /196608/ },
  { why: 'more than 192 KiB in several files', spec: inline(many(4, 'x'.repeat(50_000))), says: TOGETHER },
  {
    why: 'more than 192 KiB in bytes, fewer in characters',
    spec: inline({ 'index.js': 'ü'.repeat(100_000) }),
    says: TOGETHER,
  },
  { why: 'a file that is a number', spec: inline({ 'index.js': 7 }), says: /spec\.code\.inline.*type string/ },
  {
    why: 'a file that is an object',
    spec: inline({ lib: { 'a.js': '' } }),
    says: /unknown field "spec\.code\.inline\.lib\.a\.js"/,
  },
  { why: 'a file that is null', spec: inline({ 'index.js': null }), says: /spec\.code\.inline.*at least 1/ },
  {
    why: 'a file that is a folder, too',
    spec: inline({ lib: 'x', 'lib/index.js': 'x' }),
    says: /spec\.code\.inline: a file cannot be the folder of another one/,
  },
  {
    why: 'two files whose names differ only by capitals',
    spec: inline({ 'index.js': 'x', 'Index.js': 'x' }),
    says: /spec\.code\.inline: file names must differ by more than capitals/,
  },
  ...badNames.map(([why, name]) => ({ why: `a file name ${why}`, spec: inline({ [name]: 'x' }), says: NAME })),
];
