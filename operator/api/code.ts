// Where a deployment package comes from: the one schema behind spec.code of a Function and spec.content of a Layer.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RemoteSource, UploadSource } from '../code/source/code-source.ts';
import { rule } from './schema-rules.ts';
import { sorted } from './sorted.ts';

export const INLINE_LIMIT_BYTES = 196_608;
/** Of a zip, whatever way it comes; Lambda's. */
export const PACKAGE_LIMIT_BYTES = 52_428_800;

const URL_LIMIT = 2048;

const makeInline = (field: string) =>
  z.record(z.string().max(256), z.string().max(INLINE_LIMIT_BYTES)).meta({
    description:
      'Files of the deployment package: path (relative, with / between folders) to text. At most 192 KiB together, 64 files.',
    minProperties: 1,
    maxProperties: 64,
    'x-kubernetes-validations': [
      rule(
        `self.map(k, size(k) + size(bytes(self[k]))).sum() <= ${INLINE_LIMIT_BYTES}`,
        `${field}.inline must be at most ${INLINE_LIMIT_BYTES} bytes (192 KiB) together`,
      ),
      rule(
        "self.all(k, size(k) <= 255 && k != '__proto__' && k.matches('^[A-Za-z0-9_@+.-]+(/[A-Za-z0-9_@+.-]+)*$') && !k.split('/').exists(p, p == '.' || p == '..'))",
        `${field}.inline: a file name must be a relative path of at most 255 letters, digits and _ @ + . - between single slashes, without . or .. as a folder, and not __proto__`,
      ),
      rule(
        "self.all(k, !self.exists(other, other.startsWith(k + '/')))",
        `${field}.inline: a file cannot be the folder of another one`,
      ),
      rule(
        'self.all(k, !self.exists(other, other != k && other.lowerAscii() == k.lowerAscii()))',
        `${field}.inline: file names must differ by more than capitals`,
      ),
    ],
  });

const makeSha256 = (field: string, description: string) =>
  z
    .string()
    .max(128)
    .meta({
      description,
      'x-kubernetes-validations': [
        rule(
          "self.matches('^[0-9a-f]{64}$')",
          `${field} must be 64 lower-case hex digits, as sha256sum prints them for the zip`,
        ),
      ],
    });

const makeZip = (field: string) =>
  z
    .object({
      url: z
        .string()
        .max(URL_LIMIT)
        .meta({
          description: `Where the zip is fetched from: http or https, at most ${URL_LIMIT} characters.`,
          'x-kubernetes-validations': [
            rule(
              // Without a user: credentials have no place in a manifest.
              "isURL(self) && self.matches('^https?://([A-Za-z0-9._-]+|\\\\[[0-9a-fA-F:.]+\\\\])(:[0-9]+)?([/?][!$-~]*)?$')",
              `${field}.zip.url must be an http:// or https:// address of printable ASCII characters, without user, password and fragment`,
            ),
          ],
        }),
      sha256: makeSha256(
        `${field}.zip.sha256`,
        'SHA-256 of the zip, 64 lower-case hex digits. What is fetched must fit it.',
      ),
    })
    .describe('A zip at an address.');

const makeS3 = (field: string) =>
  z
    .object({
      bucket: z
        .string()
        .max(63)
        .meta({
          description: 'The bucket, 3 to 63 characters. Lambda: S3Bucket.',
          'x-kubernetes-validations': [
            rule(
              "self.matches('^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$') && !self.contains('..') && !self.matches('^[0-9]+([.][0-9]+){3}$')",
              `${field}.s3.bucket must be the name of a bucket: 3 to 63 lower-case letters, digits, dots and dashes, a letter or digit at both ends, and no IP address`,
            ),
          ],
        }),
      key: z
        .string()
        .min(1)
        .max(1024)
        .meta({
          description: 'The key of the object, at most 1024 bytes. Lambda: S3Key.',
          'x-kubernetes-validations': [
            rule(
              "size(bytes(self)) <= 1024 && !self.split('/').exists(p, p == '.' || p == '..') && !self.matches('[\\\\x00-\\\\x1f\\\\x7f]')",
              `${field}.s3.key must be at most 1024 bytes, without control characters and without . or .. between slashes`,
            ),
          ],
        }),
      objectVersion: z
        .string()
        .min(1)
        .max(1024)
        .regex(/^[!-~]+$/)
        .optional()
        .describe('The version of the object; absent: the newest when it is fetched. Lambda: S3ObjectVersion.'),
      endpoint: z
        .string()
        .max(URL_LIMIT)
        .optional()
        .meta({
          description: 'Address of an S3-compatible store, http or https; absent: AWS. Pilotlight only.',
          'x-kubernetes-validations': [
            rule(
              "isURL(self) && self.matches('^https?://([A-Za-z0-9._-]+|\\\\[[0-9a-fA-F:.]+\\\\])(:[0-9]+)?/?$')",
              `${field}.s3.endpoint must be an http:// or https:// address of a host, with or without a port, and without a path`,
            ),
          ],
        }),
      region: z
        .string()
        .min(1)
        .max(64)
        .regex(/^[a-z0-9-]+$/)
        .optional()
        .describe('The region that requests are signed for; absent: us-east-1. Pilotlight only.'),
      credentialsSecret: z
        .object({
          name: z
            .string()
            .min(1)
            .max(253)
            .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/)
            .describe('Name of the Secret.'),
        })
        .optional()
        .describe(
          'A Secret in the same namespace with the label pilotlight.dev/code-credentials; absent: requests are not signed. Pilotlight only.',
        ),
      sha256: makeSha256(
        `${field}.s3.sha256`,
        'SHA-256 of the zip, 64 lower-case hex digits; absent: what is found when it is fetched first holds until the source changes.',
      ).optional(),
    })
    .describe('An object in an S3-compatible store.');

const makeUpload = (field: string) =>
  z
    .object({
      sha256: makeSha256(`${field}.upload.sha256`, 'The sha256 that PUT …/code answered, 64 lower-case hex digits.'),
    })
    .describe("A package that was sent to the activator's PUT …/code in the same namespace.");

/** `field` is how messages call it. */
export const makeCodeSchema = (field: 'spec.code' | 'spec.content', description: string) =>
  z
    .object({
      inline: makeInline(field).optional(),
      zip: makeZip(field).optional(),
      s3: makeS3(field).optional(),
      upload: makeUpload(field).optional(),
    })
    .meta({
      description,
      'x-kubernetes-validations': [
        rule(
          '[has(self.inline), has(self.zip), has(self.s3), has(self.upload)].filter(x, x).size() == 1',
          `${field} must have exactly one of inline, zip, s3 and upload`,
        ),
      ],
    });

/** As it stands in a spec; the API server sees to it that exactly one member is there. */
export type Code = z.output<ReturnType<typeof makeCodeSchema>>;

/** What has to be brought from elsewhere. */
export type PackageSource = RemoteSource | UploadSource;

export type CodeOrigin = { readonly inline: Readonly<Record<string, string>> } | PackageSource;

export function originOf({ inline, zip, s3, upload }: Code): CodeOrigin {
  if (zip !== undefined) return { zip };
  if (s3 !== undefined) return { s3 };
  if (upload !== undefined) return { upload };
  return { inline: inline ?? {} };
}

/** Equal sources, equal digests: 16 hex digits. */
export const digestOfSource = (source: PackageSource): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(source)))
    .digest('hex')
    .slice(0, 16);
