import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lateness, Lives } from '../../chaos/load/lives.ts';

describe('what answers are held against', () => {
  test('a version that was there at some time while the request was under way', () => {
    const lives = new Lives();
    lives.began(1);
    const atMs = performance.now();
    assert.ok(lives.had({ executed: '1', atMs }));
    lives.ended(1);
    assert.ok(lives.had({ executed: '1', atMs }));
    assert.ok(!lives.had({ executed: '1', atMs: performance.now() + 1 }));
    assert.ok(!lives.had({ executed: '2', atMs }));
  });

  test('a shift is late by the last request that it did not reach', () => {
    const shifts = [
      { atMs: 0, to: '1' },
      { atMs: 100, to: '2' },
    ];
    const calls = [5, 50, 105, 130, 160].map((atMs) => ({ atMs, executed: atMs < 140 ? '1' : '2' }));
    assert.deepEqual(lateness(shifts, calls), [0, 30]);
  });
});
