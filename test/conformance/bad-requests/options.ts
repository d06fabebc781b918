// Headers of Lambda that say nothing it knows, and tokens that prove nothing.
import { base64, call, failure, invalid, type Row } from '../row.ts';

const CONTEXT_TEXT = 'Client context must be a valid Base64-encoded JSON object.';
const context = (value: string) => ({ headers: { 'x-amz-client-context': value } });
const utf8 = (...bytes: number[]): string => Buffer.from(bytes).toString('base64');

const noContexts: [why: string, value: string][] = [
  ['that is JSON without base64', '{"a":1}'],
  ['that is base64 of nothing JSON knows', utf8(0x6e, 0x6f)],
  ['that is half an object', Buffer.from('{"a":').toString('base64')],
  ['that is a list', base64([1])],
  ['that is null', base64(null)],
  ['that is a number', base64(7)],
  ['that is text', base64('a')],
  ['that is true', base64(true)],
  ['that is two objects', Buffer.from('{}{}').toString('base64')],
  ['in the base64 of URLs', 'eyJhIjoiPz8-Pz8_In0='],
  ['with a space inside', 'eyJh IjoxfQ=='],
  ['with padding inside', 'eyJh=IjoxfQ'],
  ['with three equals signs', 'e30==='],
  ['with an asterisk', 'e30*'],
  ['that is not UTF-8', utf8(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)],
  ['of equals signs', '=='],
];

const contexts: Row[] = [
  ...noContexts.map(([why, value]) =>
    call(
      `a client context ${why}`,
      context(value),
      failure(400, 'InvalidRequestContentException', { Type: 'User', message: CONTEXT_TEXT }),
    ),
  ),
  ...[3584, 8000].map((length) =>
    call(
      `a client context of ${length} bytes`,
      context('A'.repeat(length)),
      failure(400, 'InvalidRequestContentException', {
        Type: 'User',
        message: `Client context must be at most 3583 bytes, not ${length}`,
      }),
    ),
  ),
];

const types: Row[] = [
  ...['', 'event', 'requestresponse', 'REQUESTRESPONSE', 'DryRun, DryRun', 'Event;DryRun', '0', 'null'].map((value) =>
    call(
      `the invocation type '${value}'`,
      { headers: { 'x-amz-invocation-type': value } },
      failure(400, 'ValidationException', {
        message:
          `1 validation error detected: Value '${value}' at 'invocationType' failed to satisfy constraint: ` +
          'Member must satisfy enum value set: [Event, RequestResponse, DryRun]',
      }),
    ),
  ),
  ...['', 'tail', 'TAIL', 'none', 'None, Tail', '1'].map((value) =>
    call(
      `the log type '${value}'`,
      { headers: { 'x-amz-log-type': value } },
      failure(400, 'ValidationException', {
        message:
          `1 validation error detected: Value '${value}' at 'logType' failed to satisfy constraint: ` +
          'Member must satisfy enum value set: [None, Tail]',
      }),
    ),
  ),
  call(
    'an invocation type of 1,000 characters',
    { headers: { 'x-amz-invocation-type': 't'.repeat(1000) } },
    invalid(/^\{"message":"1 validation error detected: Value 't{100}' at 'invocationType'/),
  ),
  call(
    'a dry run of a function that is none',
    { name: 'absent', headers: { 'x-amz-invocation-type': 'DryRun' } },
    failure(404, 'ResourceNotFoundException', /"Message":"Function not found: /),
  ),
  call(
    'a dry run of what is no JSON',
    { headers: { 'x-amz-invocation-type': 'DryRun' }, body: '{' },
    failure(400, 'InvalidRequestContentException', /Could not parse request body into json/),
  ),
];

const noTokens: [why: string, authorization: string][] = [
  ['a scheme that is not Bearer', 'Basic dXNlcjpwYXNz'],
  ["AWS's signature", 'AWS4-HMAC-SHA256 Credential=AKIA/20260101/local/lambda/aws4_request, SignedHeaders=host'],
  ['no scheme', 'unknown'],
  ['a scheme and no token', 'Bearer'],
  ['two tokens in one header', 'Bearer unknown unknown'],
  ['a list of tokens', 'Bearer unknown, Bearer unknown'],
  ['a token with a character that none has', 'Bearer un!known'],
  ['a token that begins with its padding', 'Bearer =unknown'],
  ['a token in quotes', 'Bearer "unknown"'],
  ['a tab instead of a space', 'Bearer\tunknown'],
  ['a token that nobody made', 'Bearer unknown'],
  ['a token of 15,000 characters with one that none has', `Bearer ${'x'.repeat(15_000)}!`],
];

const tokens: Row[] = noTokens.map(([why, authorization]) =>
  call(
    `${why} to say who calls`,
    { token: null, headers: { authorization } },
    failure(403, 'UnrecognizedClientException', {
      Type: 'User',
      message: 'The security token included in the request is invalid.',
    }),
  ),
);

export const badOptions: Row[] = [...contexts, ...types, ...tokens];
