import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseTarget, type Target } from '../../../../../operator/activator/steps/parse-target.ts';
import { PilotlightError, type FailureCode } from '../../../../../operator/api/errors.ts';

const base: Target = { namespace: undefined, name: 'f', qualifier: undefined, region: undefined, account: undefined };
const path = (name: string, query = ''): string => `/2015-03-31/functions/${name}/invocations${query}`;

const good: [string, Partial<Target>][] = [
  [path('f'), {}],
  [`${path('f')}/`, {}],
  [path('My_Function-1'), { name: 'My_Function-1' }],
  [path('f:live'), { qualifier: 'live' }],
  [path('f%3A%24LATEST'), { qualifier: '$LATEST' }],
  [path('f', '?Qualifier=3'), { qualifier: '3' }],
  [path('f:3', '?Qualifier=3'), { qualifier: '3' }],
  [path('f', '?other=1'), {}],
  [path('function:f'), {}],
  [path('123456789012:function:f:v1'), { account: '123456789012', qualifier: 'v1' }],
  [path('arn:aws:lambda:local:123456789012:function:f'), { account: '123456789012', region: 'local' }],
  [
    path('arn%3Aaws-cn%3Alambda%3Acn-north-1%3A123456789012%3Afunction%3Af%3A2'),
    { account: '123456789012', region: 'cn-north-1', qualifier: '2' },
  ],
  [`/namespaces/shop${path('f')}`, { namespace: 'shop' }],
  [`http://a:1${path('f', '?Qualifier=3')}`, { qualifier: '3' }],
];

const bad: [string, FailureCode][] = [
  ['/', 'UnknownOperation'],
  ['/2015-03-31/functions/f', 'UnknownOperation'],
  ['/2015-03-31/functions//invocations', 'UnknownOperation'],
  ['/2014-11-13/functions/f/invoke-async/', 'UnknownOperation'],
  [path('f/g'), 'UnknownOperation'],
  [path('f%2Fg'), 'ValidationFailed'],
  [path('f%'), 'ValidationFailed'],
  [path('f%FF'), 'ValidationFailed'],
  [path('f%00'), 'ValidationFailed'],
  [path('..'), 'ValidationFailed'],
  [path('f:'), 'ValidationFailed'],
  [path('f:a:b'), 'ValidationFailed'],
  [path('x'.repeat(65)), 'ValidationFailed'],
  [path('1234:function:f'), 'ValidationFailed'],
  [path('arn:aws:s3:local:123456789012:function:f'), 'ValidationFailed'],
  [path('f', '?Qualifier=a%20b'), 'ValidationFailed'],
  [path('f', '?Qualifier='), 'ValidationFailed'],
  [path('f:1', '?Qualifier=2'), 'InvalidParameterValue'],
  [`/namespaces/Shop${path('f')}`, 'ValidationFailed'],
  [`/namespaces/a%2F..%2Fb${path('f')}`, 'ValidationFailed'],
];

describe('parseTarget', () => {
  for (const [url, expected] of good) {
    test(url, () => assert.deepEqual(parseTarget({ method: 'POST', url }), { ...base, ...expected }));
  }
  for (const [url, code] of bad) {
    test(`${url} is ${code}`, () => {
      assert.throws(
        () => parseTarget({ method: 'POST', url }),
        (error) => error instanceof PilotlightError && error.code === code,
      );
    });
  }
  test('takes POST only', () => {
    assert.throws(() => parseTarget({ method: 'GET', url: path('f') }), { code: 'MethodNotAllowed' });
  });
  for (const [what, url, most] of [
    ['a name', path('x'.repeat(65)), 64],
    ['all that names a function', path('x'.repeat(171)), 170],
    ['a qualifier in the name', path(`f:${'q'.repeat(129)}`), 128],
    ['a qualifier in the query', path('f', `?Qualifier=${'q'.repeat(129)}`), 128],
  ] as const) {
    test(`says how long ${what} may be`, () => {
      const message = new RegExp(`Member must have length less than or equal to ${most}$`);
      assert.throws(() => parseTarget({ method: 'POST', url }), { message });
    });
  }
  test('says what it found, cut to a length, and which pattern it wants', () => {
    const text =
      /^1 validation error detected: Value 'x{256}' at 'functionName' failed to satisfy constraint: Member must/;
    assert.throws(() => parseTarget({ method: 'POST', url: path('x'.repeat(500)) }), { message: text });
  });
});
