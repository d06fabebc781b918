// Functions at the edge of what is allowed, and what the API server makes of them.
import { inline, many, SHA256, variables, type GoodFunction } from './row.ts';

const lowest = {
  memorySize: 128,
  timeout: 1,
  ephemeralStorage: { size: 512 },
  concurrency: { maxInstances: 1 },
  idleTimeout: 1,
};
const highest = {
  memorySize: 10_240,
  timeout: 900,
  ephemeralStorage: { size: 10_240 },
  concurrency: { maxInstances: 1000 },
  idleTimeout: 86_400,
};
const defaults = {
  memorySize: 128,
  timeout: 3,
  ephemeralStorage: { size: 512 },
  concurrency: { maxInstances: 100 },
};
const absent = { memorySize: undefined, timeout: undefined, ephemeralStorage: undefined, concurrency: undefined };
const none = { memorySize: null, timeout: null, ephemeralStorage: null, concurrency: null };
const full = Object.fromEntries(Array.from({ length: 256 }, (_, index) => [`V${index}`, '']));

const zip = (url: string) => ({ code: { zip: { url, sha256: SHA256 } } });
const object = {
  bucket: 'my-packages.eu',
  key: 'größe/a b+c.zip',
  objectVersion: '3sL4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY+MTRCxf3vjVBH40Nr8X8gdRQBpUMLUo',
  endpoint: 'http://minio.storage:9000',
  region: 'eu-central-1',
  credentialsSecret: { name: 'package-keys' },
  sha256: SHA256,
};

export const goodFunctions: readonly GoodFunction[] = [
  { why: 'a name of 53 characters', name: 'f'.repeat(53) },
  { why: 'a name of one character', name: 'f' },
  { why: 'a name that is a number', name: '1' },
  { why: 'a name with dashes', name: 'a--1' },
  { why: 'every number at its lower bound', spec: lowest },
  { why: 'every number at its upper bound', spec: highest },
  { why: 'nothing but what is required', spec: absent, becomes: defaults },
  { why: 'null for what has a default', spec: none, becomes: defaults },
  { why: 'an empty concurrency', spec: { concurrency: {} }, becomes: { concurrency: { maxInstances: 100 } } },
  { why: 'an empty /tmp', spec: { ephemeralStorage: {} }, becomes: { ephemeralStorage: { size: 512 } } },
  { why: 'the other architecture', spec: { architectures: ['arm64'] } },
  { why: 'a description of 256 characters', spec: { description: 'd'.repeat(256) } },
  { why: 'a description of 256 characters of four bytes', spec: { description: '🔥'.repeat(256) } },
  { why: 'an empty description', spec: { description: '' } },
  { why: 'a handler of 128 characters', spec: { handler: 'h'.repeat(128) } },
  { why: 'a handler of one character', spec: { handler: 'h' } },
  { why: 'a handler in a folder, with letters beyond ASCII', spec: { handler: 'src/größe.händler' } },
  { why: 'just 4 KB of variables', spec: variables({ AB: 'x'.repeat(4087) }) },
  { why: 'just 4 KB of variables in bytes', spec: variables({ ABC: 'ü'.repeat(2043) }) },
  { why: '256 variables', spec: variables(full) },
  { why: 'no variable', spec: variables({}) },
  {
    why: 'a variable that is null',
    spec: variables({ AB: 'x', NOTHING: null }),
    becomes: variables({ AB: 'x' }),
  },
  { why: 'an empty environment', spec: { environment: {} } },
  {
    why: 'names that only begin like reserved ones',
    spec: variables({ AWS_REGION_2: 'x', aws_region: 'y', AWS_: '' }),
  },
  { why: 'values of all kinds', spec: variables({ ODD: '\n\t"\\=${X} $(id) é🔥\u2028', EMPTY: '' }) },
  { why: '64 files', spec: inline(many(64, 'x')) },
  { why: 'just 192 KiB', spec: inline({ a: 'x'.repeat(196_607) }) },
  { why: 'just 192 KiB in bytes', spec: inline({ ab: 'ü'.repeat(98_303) }) },
  {
    why: 'odd file names',
    spec: inline({ 'a/b-c/@scope/x.y_z+1.mjs': '', 'a..b': 'x', '.env': '', '...': '', lib: '', 'lib2/a': '' }),
  },
  { why: 'a file name of 255 characters', spec: inline({ ['f'.repeat(255)]: '' }) },
  { why: 'a deep folder', spec: inline({ [`${'a/'.repeat(120)}b.js`]: '' }) },
  { why: 'a text of all kinds', spec: inline({ 'index.mjs': '\0\r\n\u2028🔥' }) },
  { why: 'a zip', spec: zip('https://example.com/hello.zip') },
  { why: 'a zip at an address of 2048 characters', spec: zip(`https://a.b/${'c'.repeat(2036)}`) },
  { why: 'a zip on a host with a port and a query', spec: zip('http://packages.shop.svc:8080?key=a%20b&v=1') },
  { why: 'a zip at an IPv6 address', spec: zip('http://[2001:db8::1]:8080/a.zip') },
  { why: 'an object of S3', spec: { code: { s3: { bucket: 'abc', key: 'k' } } } },
  { why: 'an object of S3 with all that can be said', spec: { code: { s3: object } } },
  { why: 'a package that was uploaded', spec: { code: { upload: { sha256: SHA256 } } } },
  { why: 'five layers', spec: { layers: ['a.1', 'b-c.2', 'd.999999999', `${'e'.repeat(140)}.1`, '0.1'] } },
  { why: 'no layers', spec: { layers: [] } },
  { why: 'publish', spec: { publish: true } },
];
