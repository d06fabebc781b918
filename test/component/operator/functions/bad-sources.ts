// Sources of packages, and layers, that the API server must refuse.
import { SHA256, type BadFunction } from './row.ts';

const ONE_OF = /spec\.code must have exactly one of inline, zip, s3 and upload/;
const URL = /spec\.code\.zip\.url must be an http:\/\/ or https:\/\/ address of printable ASCII characters/;
const ENDPOINT = /spec\.code\.s3\.endpoint must be an http:\/\/ or https:\/\/ address of a host/;
const BUCKET = /spec\.code\.s3\.bucket must be the name of a bucket: 3 to 63/;
const KEY = /spec\.code\.s3\.key must be at most 1024 bytes, without control characters and without \. or \.\./;
const LAYER = /spec\.layers: a layer is named <layerName>\.<version>/;
const TWO_VERSIONS =
  /Two different versions of the same layer are not allowed to be referenced in the same function\. common\.1 and common\.2 are versions of the same layer\./;
const hex = (of: string): RegExp => new RegExp(`spec\\.code\\.${of}\\.sha256 must be 64 lower-case hex digits`);

const zip = (url: unknown, sha256: unknown = SHA256) => ({ code: { zip: { url, sha256 } } });
const s3 = (fields: Record<string, unknown>) => ({ code: { s3: { bucket: 'packages', key: 'a.zip', ...fields } } });

const badUrls: [why: string, url: string][] = [
  ['without a scheme', 'example.com/a.zip'],
  ['of another scheme', 'ftp://example.com/a.zip'],
  ['of a file', 'file:///etc/passwd'],
  ['of S3', 's3://bucket/key'],
  ['without a host', 'https:///a.zip'],
  ['with a password', 'https://user:password@example.com/a.zip'],
  ['with a space', 'https://example.com/a b.zip'],
  ['with a line break', 'https://example.com/a\nHost: b'],
  ['with a fragment', 'https://example.com/a.zip#part'],
  ['with letters beyond ASCII', 'https://größe.example/a.zip'],
  ['with a backslash', 'https:\\\\example.com\\a.zip'],
  ['that is empty', ''],
];

const badBuckets: [why: string, bucket: string][] = [
  ['of two characters', 'ab'],
  ['in capitals', 'Packages'],
  ['with two dots in a row', 'a..b'],
  ['that is an IP address', '192.168.0.1'],
  ['with a slash', 'a/b'],
  ['that ends with a dash', 'packages-'],
];

const badKeys: [why: string, key: string][] = [
  ['that climbs', 'a/../b.zip'],
  ['with a dot as a folder', './a.zip'],
  ['with a line break', 'a\n.zip'],
  ['of more than 1024 bytes, fewer characters', 'ü'.repeat(600)],
];

const badLayers: [why: string, layer: string][] = [
  ['without a version', 'common'],
  ['of version 0', 'common.0'],
  ['of a version with a zero in front', 'common.01'],
  ['of version -1', 'common.-1'],
  ['with two dots', 'my.common.1'],
  ['with a colon, as an ARN has', 'common:1'],
  ['in capitals', 'Common.1'],
  ['of another namespace', 'shop/common.1'],
  ['that is empty', ''],
];

export const badSources: BadFunction[] = [
  { why: 'code without a source', spec: { code: {} }, says: ONE_OF },
  {
    why: 'code from two sources',
    spec: { code: { ...zip('https://a.b/c').code, upload: { sha256: SHA256 } } },
    says: ONE_OF,
  },
  { why: 'code inline and uploaded', spec: { code: { inline: { a: 'x' }, upload: { sha256: SHA256 } } }, says: ONE_OF },
  {
    why: 'code from an image, which does not work yet',
    spec: { code: { image: { uri: 'a' } } },
    says: /unknown field "spec\.code\.image"/,
  },
  {
    why: "an object under CloudFormation's name",
    spec: s3({ s3Bucket: 'b' }),
    says: /unknown field "spec\.code\.s3\.s3Bucket"/,
  },
  ...badUrls.map(([why, url]) => ({ why: `a URL ${why}`, spec: zip(url), says: URL })),
  {
    why: 'a URL of 2049 characters',
    spec: zip(`https://a.b/${'c'.repeat(2037)}`),
    says: /spec\.code\.zip\.url: Too long/,
  },
  {
    why: 'a zip without a digest',
    spec: { code: { zip: { url: 'https://a.b/c' } } },
    says: /spec\.code\.zip\.sha256: Required/,
  },
  { why: 'a zip with a short digest', spec: zip('https://a.b/c', 'abc'), says: hex('zip') },
  { why: 'a zip with a digest in capitals', spec: zip('https://a.b/c', SHA256.toUpperCase()), says: hex('zip') },
  {
    why: 'a zip with a digest in base64',
    spec: zip('https://a.b/c', Buffer.alloc(32).toString('base64')),
    says: hex('zip'),
  },
  { why: 'an object without a key', spec: s3({ key: undefined }), says: /spec\.code\.s3\.key: Required/ },
  { why: 'an object without a bucket', spec: s3({ bucket: undefined }), says: /spec\.code\.s3\.bucket: Required/ },
  { why: 'an object with an empty key', spec: s3({ key: '' }), says: /spec\.code\.s3\.key.*at least 1/ },
  ...badBuckets.map(([why, bucket]) => ({ why: `a bucket ${why}`, spec: s3({ bucket }), says: BUCKET })),
  ...badKeys.map(([why, key]) => ({ why: `a key ${why}`, spec: s3({ key }), says: KEY })),
  { why: 'an endpoint with a path', spec: s3({ endpoint: 'https://a.b/c' }), says: ENDPOINT },
  { why: 'an endpoint without a scheme', spec: s3({ endpoint: 'minio:9000' }), says: ENDPOINT },
  { why: 'a region with a slash', spec: s3({ region: 'eu/west' }), says: /spec\.code\.s3\.region.*should match/ },
  {
    why: 'a version of an object that is empty',
    spec: s3({ objectVersion: '' }),
    says: /spec\.code\.s3\.objectVersion.*at least 1/,
  },
  {
    why: 'credentials of another namespace',
    spec: s3({ credentialsSecret: { name: 'keys', namespace: 'kube-system' } }),
    says: /unknown field "spec\.code\.s3\.credentialsSecret\.namespace"/,
  },
  { why: 'credentials without a name', spec: s3({ credentialsSecret: {} }), says: /credentialsSecret\.name: Required/ },
  {
    why: 'credentials with a slash',
    spec: s3({ credentialsSecret: { name: '../x' } }),
    says: /credentialsSecret\.name.*should match/,
  },
  { why: 'an object with a digest that is none', spec: s3({ sha256: 'x' }), says: hex('s3') },
  { why: 'an upload without a digest', spec: { code: { upload: {} } }, says: /spec\.code\.upload\.sha256: Required/ },
  {
    why: 'an upload with a digest that is none',
    spec: { code: { upload: { sha256: `${SHA256}0` } } },
    says: hex('upload'),
  },
  ...badLayers.map(([why, layer]) => ({ why: `a layer ${why}`, spec: { layers: [layer] }, says: LAYER })),
  {
    why: 'six layers',
    spec: { layers: ['a.1', 'b.1', 'c.1', 'd.1', 'e.1', 'f.1'] },
    says: /spec\.layers: Invalid value: .*Cannot reference more than 5 layers\./,
  },
  { why: 'two versions of a layer', spec: { layers: ['fonts.1', 'common.1', 'common.2'] }, says: TWO_VERSIONS },
  {
    why: 'the same layer twice',
    spec: { layers: ['common.1', 'common.1'] },
    says: /common\.1 and common\.1 are versions of the same layer\./,
  },
  { why: 'layers that are text', spec: { layers: 'common.1' }, says: /spec\.layers.*of type array/ },
];
