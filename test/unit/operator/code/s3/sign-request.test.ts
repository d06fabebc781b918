// The examples that AWS publishes with its specification of Signature Version 4 for S3.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { signRequest, type Unsigned } from '../../../../../operator/code/s3/sign-request.ts';

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const get: Unsigned = {
  method: 'GET',
  host: 'examplebucket.s3.amazonaws.com',
  path: '/',
  headers: {},
  bodySha256: sha256(''),
  region: 'us-east-1',
  at: new Date('2013-05-24T00:00:00Z'),
};
const put: Unsigned = {
  ...get,
  method: 'PUT',
  path: '/test%24file.text',
  headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
  bodySha256: sha256('Welcome to Amazon S3.'),
};

const examples: readonly [what: string, Unsigned, signature: string][] = [
  ['PUT object', put, '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd'],
  [
    'GET lifecycle',
    { ...get, path: '/?lifecycle=' },
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  ],
  [
    'list objects',
    { ...get, path: '/?prefix=J&max-keys=2' },
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  ],
];

for (const [what, request, signature] of examples)
  test(`signature of AWS’s example: ${what}`, () => {
    const { Authorization = '' } = signRequest(request, credentials);
    const scope = 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';
    assert.ok(Authorization.startsWith(scope), Authorization);
    assert.ok(Authorization.endsWith(`Signature=${signature}`), Authorization);
  });

test('a session token is sent and signed', () => {
  const signed = signRequest(get, { ...credentials, sessionToken: 'of now' });
  assert.equal(signed['X-Amz-Security-Token'], 'of now');
  assert.match(signed['Authorization'] ?? '', /SignedHeaders=[^,]*x-amz-security-token/);
});
