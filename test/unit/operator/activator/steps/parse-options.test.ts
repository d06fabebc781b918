import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseOptions } from '../../../../../operator/activator/steps/parse-options.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const context = (value: string) => ({ 'x-amz-client-context': value });

describe('parseOptions', () => {
  test('defaults', () => {
    assert.deepEqual(parseOptions({ headers: {} }), { dryRun: false, logTail: false, clientContext: '', traceId: '' });
  });

  test('reads all headers', () => {
    const headers = {
      'x-amz-invocation-type': 'DryRun',
      'x-amz-log-type': 'Tail',
      ...context(base64('{"a":"é"}')),
      'x-amzn-trace-id': 'Root=1',
    };
    assert.deepEqual(parseOptions({ headers }), {
      dryRun: true,
      logTail: true,
      clientContext: '{"a":"é"}',
      traceId: 'Root=1',
    });
  });

  for (const [what, value] of [
    ['no base64', '{"a":1}'],
    ['no JSON', base64('nope')],
    ['no object', base64('[1]')],
    ['null', base64('null')],
    ['not UTF-8', Buffer.from('7b22ff223a317d', 'hex').toString('base64')],
    ['padding alone', '=='],
    ['too long', base64(`{"a":"${'x'.repeat(3000)}"}`)],
  ] as const) {
    test(`refuses a client context that is ${what}`, () => {
      assert.throws(() => parseOptions({ headers: context(value) }), { code: 'InvalidRequestContent' });
    });
  }

  test('takes a client context of just the limit', () => {
    const [prefix, suffix] = ['{"a":"', '"}'];
    const fits = base64(prefix + 'x'.repeat((3580 / 4) * 3 - prefix.length - suffix.length) + suffix);
    assert.equal(fits.length, 3580);
    assert.equal(parseOptions({ headers: context(fits) }).clientContext.length, 2685);
  });
});
