// Lambda's Invoke on the wire, as data: what goes in, what must come out.
import { badRequests } from './bad-requests/all.ts';
import { arnOf, base64, call, failure, invalid, LIMIT, notJson, UUID, type Row } from './row.ts';
import type { ConformanceAnswer, ConformanceTarget } from './target.ts';

const success: Row[] = [
  call(
    'an event and its result',
    { body: '{"a":1}' },
    {
      status: 200,
      headers: {
        'content-type': 'application/json',
        'x-amz-executed-version': '$LATEST',
        'x-amzn-requestid': UUID,
        'x-amzn-remapped-content-length': '0',
        'x-amzn-trace-id': /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};/,
        'x-amz-function-error': null,
        'x-amz-log-result': null,
      },
      body: /"event":\{"a":1\}/,
      check: ({ headers, body }) => {
        const { requestId } = JSON.parse(body) as { requestId: string };
        if (requestId !== headers.get('x-amzn-requestid')) throw new Error(`the handler saw request id ${requestId}`);
      },
    },
  ),
  call('an empty body is {}', { body: '' }, { status: 200, body: /"event":\{\}/ }),
  ...['null', '1', '"text"', '[1,2]', 'true'].map((body) =>
    call(`the event ${body}`, { body }, { status: 200, body: new RegExp(`"event":${body.replace('[', '\\[')}`) }),
  ),
  call('nothing is null', { name: 'nothing' }, { status: 200, body: 'null' }),
  call(
    'a trace id is kept',
    { headers: { 'x-amzn-trace-id': 'Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700' } },
    {
      status: 200,
      headers: { 'x-amzn-trace-id': /^Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700/ },
    },
  ),
  call(
    'the client context reaches the handler',
    { headers: { 'x-amz-client-context': base64({ custom: { k: 'v' } }) } },
    {
      status: 200,
      body: /"custom":\{"k":"v"\}/i,
    },
  ),
  call(
    'a thrown error is 200 with its header',
    { name: 'fails' },
    {
      status: 200,
      headers: { 'x-amz-function-error': 'Unhandled', 'x-amz-executed-version': '$LATEST', 'x-amzn-errortype': null },
      body: /^\{"errorType":"TypeError","errorMessage":"boom","trace":\[/,
    },
  ),
  call(
    'the log tail, if asked for',
    { name: 'says', headers: { 'x-amz-log-type': 'Tail' } },
    {
      status: 200,
      check: ({ headers }) => {
        const tail = Buffer.from(headers.get('x-amz-log-result') ?? '', 'base64').toString();
        for (const part of ['START RequestId: ', 'a line of mine', 'END RequestId: ', 'REPORT RequestId: '])
          if (!tail.includes(part)) throw new Error(`'${part}' is not in the log tail: ${tail}`);
      },
    },
  ),
  call(
    'a dry run runs nothing',
    { headers: { 'x-amz-invocation-type': 'DryRun' } },
    {
      status: 204,
      headers: { 'x-amzn-requestid': UUID, 'x-amz-executed-version': null },
      body: '',
    },
  ),
];

const names: Row[] = [
  ...['$LATEST'].map((qualifier) => ({
    what: `the qualifier ${qualifier} in the query shows in the ARN`,
    request: () => ({ name: 'echo', query: `?Qualifier=${encodeURIComponent(qualifier)}` }),
    expect: (target: ConformanceTarget) => ({
      status: 200,
      check: ({ body }: ConformanceAnswer) => {
        const { arn } = JSON.parse(body) as { arn: string };
        if (arn !== `${arnOf(target, 'echo')}:${qualifier}`) throw new Error(`the handler saw ${arn}`);
      },
    }),
  })),
  ...(
    [
      ['the name with $LATEST', () => 'echo:$LATEST'],
      ['account and name', ({ account }) => `${account}:function:echo`],
      ['function and name', () => 'function:echo'],
      ['the ARN', (target) => arnOf(target, 'echo')],
      ['the ARN with $LATEST', (target) => `${arnOf(target, 'echo')}:$LATEST`],
    ] satisfies [string, (target: ConformanceTarget) => string][]
  ).map(([what, name]): Row => ({
    what: `${what} names a function`,
    request: (target) => ({ name: name(target) }),
    expect: () => ({ status: 200 }),
  })),
  {
    what: 'the path with its namespace',
    request: ({ namespace }) => ({ name: '', path: `/namespaces/${namespace}/2015-03-31/functions/echo/invocations` }),
    expect: () => ({ status: 200 }),
  },
  ...['absent', 'echo:1', 'echo:live', 'echo:$LATEST.PUBLISHED'].map((name): Row => ({
    what: `${name} is not found`,
    request: () => ({ name }),
    expect: (target) =>
      failure(404, 'ResourceNotFoundException', {
        Type: 'User',
        Message: `Function not found: ${arnOf(target, name.includes(':') ? name : `${name}:$LATEST`)}`,
      }),
  })),
  {
    what: 'another region',
    request: ({ account }) => ({ name: `arn:aws:lambda:mars-1:${account}:function:echo` }),
    expect: ({ region }) =>
      failure(404, 'ResourceNotFoundException', {
        Type: 'User',
        Message: `Functions from 'mars-1' are not reachable in this region ('${region}')`,
      }),
  },
  call('another account', { name: '000000000001:function:echo' }, failure(403, 'AccessDeniedException', /"Message":/)),
  call(
    'two qualifiers that differ',
    { name: 'echo:1', query: '?Qualifier=2' },
    failure(400, 'InvalidParameterValueException', {
      Type: 'User',
      message: 'The derived qualifier from the function name does not match the specified qualifier.',
    }),
  ),
  call(
    'a name that cannot be one',
    { name: 'no/name' },
    invalid(/^\{"message":"1 validation error detected: Value 'no\/name' at 'functionName' failed/),
  ),
  call(
    'a path that is none',
    { path: '/2015-03-31/functions' },
    failure(404, 'UnknownOperationException', /"Message":/),
  ),
  call('a method that is none', { method: 'GET' }, failure(405, 'MethodNotAllowedException', /"Message":/)),
];

const refusals: Row[] = [
  call('invalid JSON', { body: '{"a":' }, failure(400, 'InvalidRequestContentException', notJson())),
  call('two JSON values', { body: '1 2' }, failure(400, 'InvalidRequestContentException', notJson())),
  call(
    'invalid UTF-8',
    { body: Uint8Array.from([0x22, 0xff, 0x22]) },
    failure(400, 'InvalidRequestContentException', notJson()),
  ),
  call(
    'a body over the limit',
    { body: JSON.stringify('x'.repeat(LIMIT)) },
    failure(413, 'RequestEntityTooLargeException', {
      Type: 'User',
      Message: `Request must be smaller than ${LIMIT} bytes for the InvokeFunction operation`,
    }),
  ),
  call(
    'an invocation type that is none',
    { headers: { 'x-amz-invocation-type': 'Maybe' } },
    invalid(/'Maybe' at 'invocationType'/),
  ),
  call('a log type that is none', { headers: { 'x-amz-log-type': 'Head' } }, invalid(/'Head' at 'logType'/)),
  call(
    'Event, not yet',
    { headers: { 'x-amz-invocation-type': 'Event' } },
    failure(400, 'InvalidParameterValueException', /"message":/),
  ),
  call(
    'a client context that is no JSON',
    { headers: { 'x-amz-client-context': 'bm8=' } },
    failure(400, 'InvalidRequestContentException', /"message":/),
  ),
  call(
    'a client context over its limit',
    { headers: { 'x-amz-client-context': base64({ k: 'v'.repeat(3000) }) } },
    failure(400, 'InvalidRequestContentException', /3583/),
  ),
  call(
    'no token',
    { token: null },
    failure(403, 'MissingAuthenticationTokenException', { Type: 'User', message: 'Missing Authentication Token' }),
  ),
  call(
    'a token that is none',
    { token: 'unknown' },
    failure(403, 'UnrecognizedClientException', {
      Type: 'User',
      message: 'The security token included in the request is invalid.',
    }),
  ),
  ...['echo', 'absent'].map((name): Row => ({
    what: `a stranger who asks for ${name}`,
    request: ({ strangerToken, namespace }) => ({
      name: '',
      path: `/namespaces/${namespace}/2015-03-31/functions/${name}/invocations`,
      token: strangerToken,
    }),
    expect: () =>
      failure(
        403,
        'AccessDeniedException',
        /^\{"Type":"User","Message":"User: .* is not authorized to perform: lambda:InvokeFunction/,
      ),
  })),
];

export const rows: Row[] = [...success, ...names, ...refusals, ...badRequests];
