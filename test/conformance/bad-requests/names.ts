// Functions that cannot be named so, and paths and methods that lead nowhere.
import { arnOf, call, failure, invalid, type Row } from '../row.ts';
import type { ConformanceTarget } from '../target.ts';

const PATTERN = 'Member must satisfy regular expression pattern: ';
const escape = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const refused = (member: string, value: string, constraint: string): RegExp =>
  new RegExp(
    `^\\{"message":"1 validation error detected: Value '${escape(value)}' at '${member}' failed to satisfy constraint: ${escape(constraint)}`,
  );

const noNames: [why: string, name: string][] = [
  ['with a space', 'e cho'],
  ['with a dot', 'echo.v1'],
  ['with a NUL', 'echo\0'],
  ['with a line break', 'echo\n'],
  ['with a letter beyond ASCII', 'écho'],
  ['with an emoji', '🔥'],
  ['with a percent escape of its own', 'no%2Fname'],
  ['with an escape that was escaped twice', 'echo%253A1'],
  ['with a backslash', 'echo\\..'],
  ['of the shell', '$(id)'],
  ['of HTML', '<b>echo</b>'],
  ['that is only a qualifier', '$LATEST'],
  ['with an empty qualifier', 'echo:'],
  ['with an empty name before a qualifier', ':1'],
  ['with two qualifiers', 'echo:1:2'],
  ['with a qualifier that has a space', 'echo:a b'],
  ['with $latest in small letters', 'echo:$latest'],
  ['with a qualifier that has a dollar', 'echo:$1'],
  ['with an account of 11 digits', '12345678901:function:echo'],
  ['with an account of 13 digits', '1234567890123:function:echo'],
  ['with an account of letters', 'abcdefghijkl:function:echo'],
  ['that is an ARN of another service', 'arn:aws:s3:local:123456789012:function:echo'],
  ['that is an ARN of a layer', 'arn:aws:lambda:local:123456789012:layer:echo'],
  ['that is an ARN without an account', 'arn:aws:lambda:local::function:echo'],
  ['that is an ARN without a region', 'arn:aws:lambda::123456789012:function:echo'],
  ['that is an ARN in capitals', 'ARN:AWS:LAMBDA:local:123456789012:FUNCTION:echo'],
  ['that is an ARN without a function', 'arn:aws:lambda:local:123456789012:function:'],
  ['that is the beginning of an ARN', 'arn:aws:lambda'],
  ['that is an ARN with two qualifiers', 'arn:aws:lambda:local:123456789012:function:echo:1:2'],
];

const longNames: [why: string, name: string, most: number][] = [
  ['of 65 characters', 'e'.repeat(65), 64],
  ['of 65 characters in an ARN', `arn:aws:lambda:local:123456789012:function:${'e'.repeat(65)}`, 64],
  ['with a qualifier of 129 characters', `e:${'q'.repeat(129)}`, 128],
  ['of 171 characters', 'e'.repeat(171), 170],
  ['of 1,000 characters', 'e'.repeat(1000), 170],
];

const noQualifiers: [why: string, query: string, value: string, constraint: string][] = [
  ['that is empty', '?Qualifier=', '', 'Member must have length greater than or equal to 1'],
  ['with a space', '?Qualifier=a%20b', 'a b', PATTERN],
  ['with a NUL', '?Qualifier=%00', '\0', PATTERN],
  ['that is a percent sign', '?Qualifier=%', '%', PATTERN],
  ['with a colon', '?Qualifier=1:2', '1:2', PATTERN],
  ['with a slash', '?Qualifier=..%2F1', '../1', PATTERN],
  [
    'of 129 characters',
    `?Qualifier=${'q'.repeat(129)}`,
    'q'.repeat(129),
    'Member must have length less than or equal to 128',
  ],
];

const names: Row[] = [
  ...noNames.map(([why, name]) =>
    call(`a name ${why}`, { name }, failure(400, 'ValidationException', refused('functionName', name, PATTERN))),
  ),
  ...longNames.map(([why, name, most]) =>
    call(
      `a name ${why}`,
      { name },
      failure(
        400,
        'ValidationException',
        new RegExp(`^\\{"message":"1 validation error .*Member must have length less than or equal to ${most}"\\}$`),
      ),
    ),
  ),
  ...noQualifiers.map(([why, query, value, constraint]) =>
    call(`a qualifier ${why}`, { query }, failure(400, 'ValidationException', refused('qualifier', value, constraint))),
  ),
  ...['0', '1', 'live', '$LATEST.PUBLISHED', '99999999999999999999'].map((qualifier): Row => ({
    what: `the qualifier ${qualifier} in the query is not found`,
    request: () => ({ name: 'echo', query: `?Qualifier=${encodeURIComponent(qualifier)}` }),
    expect: (target: ConformanceTarget) =>
      failure(404, 'ResourceNotFoundException', {
        Type: 'User',
        Message: `Function not found: ${arnOf(target, `echo:${qualifier}`)}`,
      }),
  })),
];

const INVOKE = '/2015-03-31/functions/echo/invocations';
const nowhere = [
  '/',
  '/favicon.ico',
  '/2015-03-31/functions/',
  '/2015-03-31/functions/echo',
  '/2015-03-31/functions//invocations',
  '/2015-03-31/functions/echo/invocations/more',
  '/2015-03-31/functions/echo/more/invocations',
  '/2015-03-31/Functions/echo/invocations',
  '/2015-03-31/functions/echo/Invocations',
  '/2015-03-31/functions/echo/invocations;a=b',
  '/2014-11-13/functions/echo/invoke-async/',
  '/2021-11-15/functions/echo/response-streaming-invocations',
  '/2016-03-31/functions/echo/invocations',
  `/x${INVOKE}`,
  `/namespaces/${INVOKE}`,
  `/namespaces${INVOKE}`,
  `/namespaces/a/b${INVOKE}`,
];

const noNamespaces: [namespace: string, decoded: string][] = [
  ['Shop', 'Shop'],
  ['a.b', 'a.b'],
  ['-a', '-a'],
  ['a%2Fb', 'a/b'],
  ['%00', '\0'],
  ['a%20b', 'a b'],
  ['n'.repeat(64), 'n'.repeat(64)],
];

const paths: Row[] = [
  ...nowhere.map((path) =>
    call(
      `the path ${path}`,
      { path },
      failure(404, 'UnknownOperationException', { Type: 'User', Message: `Unknown operation: POST ${path}` }),
    ),
  ),
  ...noNamespaces.map(([namespace, decoded]) =>
    call(
      `the namespace ${namespace}`,
      { path: `/namespaces/${namespace}${INVOKE}` },
      failure(400, 'ValidationException', refused('namespace', decoded, 'Member must be the name of a Kubernetes')),
    ),
  ),
  ...['PUT', 'DELETE', 'PATCH', 'OPTIONS'].map((method) =>
    call(
      `the method ${method}`,
      { method },
      failure(405, 'MethodNotAllowedException', { Type: 'User', Message: `Invoke takes POST, not ${method}` }),
    ),
  ),
  call('the method HEAD', { method: 'HEAD' }, failure(405, 'MethodNotAllowedException', /^$/)),
  call(
    'a name that is none, and a method that is none',
    { name: 'e cho', method: 'PUT' },
    failure(405, 'MethodNotAllowedException', /PUT/),
  ),
  call(
    'a query instead of a body',
    { query: '?a=1', body: '{' },
    failure(400, 'InvalidRequestContentException', /JSON/),
  ),
  call('a name that is none, asked by nobody', { name: 'e cho', token: null }, invalid(/'e cho' at 'functionName'/)),
];

export const badNames: Row[] = [...names, ...paths];
