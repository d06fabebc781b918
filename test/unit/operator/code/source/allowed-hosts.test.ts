import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowHosts, hostMistake } from '../../../../../operator/code/source/allowed-hosts.ts';

const rule = allowHosts([
  'minio.storage.svc',
  'Git.Example.',
  '*.internal.example',
  '10.0.0.7',
  'FD00:0::1',
  '[fd00::2]',
]);
const hostOf = (host: string): string => new URL(`http://${host}/`).hostname;

const allowed = [
  'minio.storage.svc',
  'MINIO.storage.svc.',
  'git.example',
  'a.internal.example',
  'a.b.internal.example.',
  '10.0.0.7',
  '0xa.7',
  '[fd00::1]',
  '[FD00:0:0::2]',
];
const others = [
  'storage.svc',
  'x.minio.storage.svc',
  'minio.storage.svc.evil.example',
  'internal.example',
  'evilinternal.example',
  '10.0.0.8',
  '[fd00::3]',
  '[::ffff:10.0.0.7]',
  'localhost',
];

for (const host of allowed) test(`allowed by name: ${host}`, () => assert.ok(rule(hostOf(host))));
for (const host of others) test(`not allowed by name: ${host}`, () => assert.ok(!rule(hostOf(host))));

test('nothing is allowed where nothing is named', () => assert.ok(!allowHosts([])('localhost')));

test('a star alone is no suffix', () => {
  for (const star of ['*', '*example', '*.']) assert.ok(!allowHosts([star])('an.example'), star);
});

test('a setting that can never match is a mistake', () => {
  for (const good of ['a', 'a.b', 'a.b.', '*.a', '10.0.0.1', 'fd00::1', '[fd00::1]', 'UPPER.example'])
    assert.equal(hostMistake(good), undefined, good);
  for (const bad of [
    '',
    '*',
    '*.',
    'a.*',
    '*a',
    '**.a',
    'http://a',
    'a:80',
    'a/b',
    'a b',
    '10.0.0.0/8',
    'u@a',
    '[fd00::1]:80',
  ])
    assert.notEqual(hostMistake(bad), undefined, bad);
});
