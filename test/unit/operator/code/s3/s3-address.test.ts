import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, type S3Bucket } from '../../../../../operator/code/s3/s3-address.ts';

const aws: S3Bucket = { region: 'eu-west-1', bucket: 'packages' };
const own: S3Bucket = { ...aws, endpoint: new URL('http://minio.storage:9000') };

const addresses: readonly [what: string, S3Bucket, key: string, url: string][] = [
  ['AWS', aws, 'a/b.zip', 'https://packages.s3.eu-west-1.amazonaws.com/a/b.zip'],
  ['AWS, the bucket', aws, '', 'https://packages.s3.eu-west-1.amazonaws.com/'],
  ['AWS, a dotted name', { ...aws, bucket: 'a.b' }, 'k', 'https://s3.eu-west-1.amazonaws.com/a.b/k'],
  ['AWS in China', { ...aws, region: 'cn-north-1' }, 'k', 'https://packages.s3.cn-north-1.amazonaws.com.cn/k'],
  ['a store of one’s own', own, 'a/b.zip', 'http://minio.storage:9000/packages/a/b.zip'],
  ['the bucket there', own, '', 'http://minio.storage:9000/packages'],
  [
    'behind a folder',
    { ...own, endpoint: new URL('https://storage.example/s3/') },
    'k',
    'https://storage.example/s3/packages/k',
  ],
  ['spaces and signs', own, "a b+c&d=e?f#g%h'(i)*!", 'a%20b%2Bc%26d%3De%3Ff%23g%25h%27%28i%29%2A%21'],
  ['what stays', own, 'A-z_0.9~', 'A-z_0.9~'],
  ['other scripts', own, 'été/函数.zip', '%C3%A9t%C3%A9/%E5%87%BD%E6%95%B0.zip'],
  ['control characters', own, 'a\nb\0', 'a%0Ab%00'],
  ['empty and dotted folders', own, '/a//../b/', '/a//../b/'],
  ['half a character', own, '\ud800', '%EF%BF%BD'],
];

for (const [what, bucket, key, url] of addresses)
  test(`the address of an object: ${what}`, () => {
    const { origin, path } = addressOf(bucket, key);
    assert.equal(origin + path, url.startsWith('http') ? url : `http://minio.storage:9000/packages/${url}`);
  });

test('a query is encoded like a key, slashes too', () => {
  assert.equal(addressOf(own, '', { prefix: 'a/b c', delimiter: '' }).path, '/packages?prefix=a%2Fb%20c&delimiter=');
});
