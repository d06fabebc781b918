import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Call } from '../../chaos/load/call.ts';
import { balance, describeFailures } from '../../chaos/load/ledger.ts';
import { brokenFacts, count, factsOf, seconds } from '../../chaos/scenario.ts';

const call = (id: string, failure?: string, ms = 1): Call => ({
  id,
  atMs: 0,
  ms,
  status: failure === undefined ? 200 : 500,
  failure,
  executed: undefined,
  text: '',
});
const runs = (...pods: [string, string[]][]): Map<string, string[]> => new Map(pods);

describe('the ledger', () => {
  test('of requests that each ran once and were answered holds nothing against anybody', () => {
    const ledger = balance([call('a'), call('b')], runs(['a', ['pod']], ['b', ['pod']]));
    assert.deepEqual(
      { ...ledger, ms: undefined },
      {
        sent: 2,
        answered: 2,
        failed: [],
        twice: [],
        falseSuccesses: [],
        ranUnanswered: 0,
        ms: undefined,
      },
    );
    assert.ok(factsOf(ledger).every(({ value }) => value === 0));
  });

  test('shows what ran twice, whatever its client heard', () => {
    const ledger = balance([call('a'), call('b', 'ECONNRESET')], runs(['a', ['one', 'two']], ['b', ['one', 'one']]));
    assert.deepEqual(ledger.twice, ['a', 'b']);
  });

  test('shows answers to what never ran', () => {
    assert.deepEqual(balance([call('a'), call('b', 'x')], runs()).falseSuccesses, ['a']);
  });

  test('tells failures that ran from those that did not, and counts them by what they were', () => {
    const ledger = balance([call('a', 'x'), call('b', 'x'), call('c', 'y')], runs(['a', ['pod']]));
    assert.equal(ledger.failed.length, 3);
    assert.equal(ledger.ranUnanswered, 1);
    assert.equal(describeFailures(ledger.failed), 'x × 2, y × 1');
  });

  test('takes the times of those that were answered', () => {
    const calls = Array.from({ length: 100 }, (_, at) => call(String(at), undefined, at + 1));
    assert.deepEqual(balance([...calls, call('slow', 'x', 9_999)], runs()).ms, { p50: 50, p99: 99, max: 100 });
  });
});

describe('a promise', () => {
  test('is broken by what is above its limit, and by what is no number', () => {
    const ledger = balance([], runs());
    const facts = [
      count('some', 1),
      count('none', 0),
      count('allowed', 2, 2),
      seconds('late', 15_001, 15),
      seconds('never', NaN, 15),
    ];
    assert.deepEqual(
      brokenFacts({ ledger, facts }).map(({ what }) => what),
      ['some', 'late', 'never'],
    );
  });
});
