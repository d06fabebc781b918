// Lambda's versions and aliases as a caller meets them. `echo` has the versions 1 and 2, the alias `live` of 1 and the alias `Half_2` of both.
import { arnOf, call, failure, type Row } from './row.ts';
import type { ConformanceTarget } from './target.ts';

/** What the rows need of the function echo, besides itself. */
export const conformanceAliases = {
  live: { functionVersion: '1' },
  Half_2: { functionVersion: '1', candidateVersion: '2', candidateWeight: 0.5 },
} as const;
export const conformanceVersions = [1, 2] as const;

/** The answer has the version; the ARN that the handler sees is as the caller wrote it. */
const answers = (what: string, qualifier: string, version: string | RegExp, query = ''): Row => ({
  what,
  request: () => ({ name: query === '' ? `echo:${qualifier}` : 'echo', query }),
  expect: (target: ConformanceTarget) => ({
    status: 200,
    headers: { 'x-amz-executed-version': version },
    body: new RegExp(`"arn":"${arnOf(target, 'echo')}:${qualifier.replaceAll('$', '\\$')}"`),
  }),
});

const missing = (name: string, why: string): Row => ({
  what: `${name} is not found: ${why}`,
  request: () => ({ name }),
  expect: (target) =>
    failure(404, 'ResourceNotFoundException', {
      Type: 'User',
      Message: `Function not found: ${arnOf(target, name)}`,
    }),
});

export const versionRows: Row[] = [
  answers('a version by its number', '1', '1'),
  answers('another version by its number', '2', '2'),
  answers('a version in the query', '2', '2', '?Qualifier=2'),
  answers('the newest version that was published', '$LATEST.PUBLISHED', '2'),
  answers('an alias', 'live', '1'),
  answers('an alias in the query', 'live', '1', '?Qualifier=live'),
  answers('an alias that shares requests', 'Half_2', /^[12]$/),
  {
    what: 'a version in the ARN',
    request: (target) => ({ name: arnOf(target, 'echo:2') }),
    expect: () => ({ status: 200, headers: { 'x-amz-executed-version': '2' } }),
  },
  {
    what: 'an alias behind account and name',
    request: ({ account }) => ({ name: `${account}:function:echo:live` }),
    expect: () => ({ status: 200, headers: { 'x-amz-executed-version': '1' } }),
  },
  call(
    'an unqualified name is $LATEST, whatever was published',
    { name: 'echo' },
    { status: 200, headers: { 'x-amz-executed-version': '$LATEST' } },
  ),
  call(
    'the same qualifier in name and query',
    { name: 'echo:live', query: '?Qualifier=live' },
    { status: 200, headers: { 'x-amz-executed-version': '1' } },
  ),
  call(
    'an alias in the name and its version in the query differ',
    { name: 'echo:live', query: '?Qualifier=1' },
    failure(400, 'InvalidParameterValueException', {
      Type: 'User',
      message: 'The derived qualifier from the function name does not match the specified qualifier.',
    }),
  ),
  call(
    'a dry run of an alias runs nothing',
    { name: 'echo:live', headers: { 'x-amz-invocation-type': 'DryRun' } },
    { status: 204, headers: { 'x-amz-executed-version': null }, body: '' },
  ),
  missing('echo:3', 'no such version'),
  missing('echo:01', 'no number of a version begins with 0'),
  missing('echo:Live', 'an alias has one spelling'),
  missing('echo:half-2', 'an alias is not called by the name of its object'),
  missing('fails:live', 'an alias belongs to its function'),
  missing('nothing:$LATEST.PUBLISHED', 'nothing was published'),
];
