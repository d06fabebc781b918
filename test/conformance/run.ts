// Runs the conformance rows against anything that speaks Invoke: an activator of a component test, or a real cluster's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { badRequests } from './bad-requests/all.ts';
import type { Expected, Row } from './row.ts';
import { rows } from './rows.ts';
import { send, type ConformanceAnswer, type ConformanceTarget } from './target.ts';
import { versionRows } from './version-rows.ts';

/** To be called in a describe; the target is opened before the first row. */
export function testConformance(target: () => ConformanceTarget): void {
  test('at least so many rows, so that the tables cannot shrink unnoticed', () => {
    assert.ok(rows.length - badRequests.length >= 40, `${rows.length - badRequests.length} rows`);
    assert.ok(badRequests.length >= 250, `${badRequests.length} bad requests`);
    assert.equal(new Set(rows.map(({ what }) => what)).size, rows.length, 'two rows are the same');
  });
  testRows(rows, target);
}

/** The functions' versions and aliases, where they were made. */
export function testVersions(target: () => ConformanceTarget): void {
  testRows(versionRows, target);
}

function testRows(table: readonly Row[], target: () => ConformanceTarget): void {
  for (const { what, request, expect } of table)
    test(what, async () => assertAnswer(await send(target(), request(target())), expect(target())));
}

export function assertAnswer(answer: ConformanceAnswer, { status, headers = {}, body, check }: Expected): void {
  assert.equal(answer.status, status, answer.body);
  for (const [name, wanted] of Object.entries(headers)) {
    const actual = answer.headers.get(name);
    if (wanted instanceof RegExp) assert.match(actual ?? '', wanted, name);
    else assert.equal(actual, wanted, name);
  }
  if (body instanceof RegExp) assert.match(answer.body, body);
  else if (typeof body === 'object') assert.deepEqual(JSON.parse(answer.body), body);
  else if (body !== undefined) assert.equal(answer.body, body);
  check?.(answer);
}
