import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ahead } from '../../../../../operator/activator/code/ahead.ts';

const turn = (): Promise<void> => new Promise(setImmediate);

test('four at once, each once, and a failure stops nobody', async () => {
  const started: string[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const failures: unknown[] = [];
  const ahead = new Ahead(
    (digest) => {
      started.push(digest);
      return new Promise((resolve, reject) => ends.push((error) => (error === undefined ? resolve() : reject(error))));
    },
    (error) => void failures.push(error),
  );
  for (const digest of ['a', 'b', 'a', 'c', 'd', 'e', 'f', 'f']) ahead.want(digest);
  assert.deepEqual(started, ['a', 'b', 'c', 'd']);
  ends[0]?.(new Error('away'));
  await turn();
  assert.deepEqual(started, ['a', 'b', 'c', 'd', 'e']);
  assert.equal(failures.length, 1);
  for (const end of ends) end();
  await turn();
  assert.deepEqual(started, ['a', 'b', 'c', 'd', 'e', 'f']);
  ahead.want('a');
  assert.equal(started.at(-1), 'a');
});
