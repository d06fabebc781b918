// Speaks with any S3-compatible store: one signed request, one answer. What a failure means is the caller's affair: a store's
// answer is an S3Error, a broken connection whatever undici threw.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Dispatcher } from 'undici';
import type { FileBody } from '../store/object-store.ts';
import { addressOf, type S3Query } from './s3-address.ts';
import { S3Error } from './s3-error.ts';
import { signRequest, type S3Credentials } from './sign-request.ts';

export interface S3Options {
  /** Absent: AWS, at https://s3.<region>.amazonaws.com. */
  readonly endpoint?: URL | undefined;
  /** Default: us-east-1. */
  readonly region?: string | undefined;
  readonly bucket: string;
  /** Absent: what everybody may read. */
  readonly credentials?: S3Credentials | undefined;
  /** Its limits of time hold for every request. */
  readonly dispatcher: Dispatcher;
  /** A signature holds for minutes around its time. */
  readonly now?: () => Date;
}

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Absent: the bucket itself. */
  readonly key?: string;
  readonly query?: S3Query;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | FileBody;
}

export interface S3Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** To be read to its end, or destroyed. */
  readonly body: Readable;
}

export class S3Client {
  readonly #options: S3Options;
  readonly #region: string;
  readonly #now: () => Date;

  constructor(options: S3Options) {
    this.#options = options;
    this.#region = options.region ?? 'us-east-1';
    this.#now = options.now ?? (() => new Date());
  }

  /** Throws S3Error for every status but 2xx. Redirects are not followed: what was signed for one host is nothing to another. */
  async request({ method, key, query, headers, body }: S3Request, signal: AbortSignal): Promise<S3Response> {
    const { endpoint, bucket, credentials, dispatcher } = this.#options;
    const { origin, host, path } = addressOf({ endpoint, region: this.#region, bucket }, key, query);
    const unsigned = { method, host, path, headers: headers ?? {}, region: this.#region, at: this.#now() };
    const sent =
      credentials === undefined
        ? unsigned.headers
        : signRequest({ ...unsigned, bodySha256: await sha256Of(body, signal) }, credentials);
    const response = await dispatcher.request({ origin, path, method, signal, ...withBody(sent, body) });
    const { statusCode: status } = response;
    if (status >= 200 && status < 300) return { status, headers: response.headers, body: response.body };
    throw await S3Error.fromResponse(status, response.headers, response.body);
  }
}

type Sent = Pick<Dispatcher.RequestOptions, 'headers' | 'body'>;

/** No store takes a body in chunks: its length goes ahead. */
function withBody(headers: Readonly<Record<string, string>>, body: S3Request['body']): Sent {
  if (body === undefined) return { headers };
  if (Buffer.isBuffer(body)) return { headers, body };
  return { headers: { ...headers, 'content-length': String(body.size) }, body: createReadStream(body.path) };
}

/** The store compares, so what a disk or a network has changed is refused there. */
async function sha256Of(body: S3Request['body'], signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  if (body === undefined || Buffer.isBuffer(body)) return hash.update(body ?? '').digest('hex');
  await pipeline(createReadStream(body.path), hash, { signal });
  return (hash.read() as Buffer).toString('hex');
}
