// What an S3-compatible store answered when it was not success. Callers ask for status and code, never for the text.
import type { Readable } from 'node:stream';
import { readText } from '../read-text.ts';
import { textOf } from './xml.ts';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const ERROR_BYTES = 64 * 1024;
const TEXT_LENGTH = 200;

export class S3Error extends Error {
  readonly status: number;
  /** S3's own, such as NoSuchKey or AccessDenied; HTTP <status> where the store gave none. */
  readonly code: string;
  /** Where the bucket is, if the store said so. */
  readonly region: string | undefined;

  constructor(status: number, code: string, message: string, region?: string) {
    super(message);
    this.name = 'S3Error';
    this.status = status;
    this.code = code;
    this.region = region;
  }

  /** Reads the answer's body to its end, or to where no error is that long. */
  static async fromResponse(status: number, headers: Headers, body: Readable): Promise<S3Error> {
    const xml = (await readText(body, ERROR_BYTES)) ?? '';
    const code = printable(textOf(xml, 'Code') ?? '');
    const message = printable(textOf(xml, 'Message') ?? '');
    const known = code === '' ? `HTTP ${String(status)}` : code;
    const region = headers['x-amz-bucket-region'];
    const said = message === '' ? known : `${known}: ${message}`;
    return new S3Error(status, known, said, typeof region === 'string' ? printable(region) : undefined);
  }
}

/** Whoever runs the store chooses this text, and it ends in conditions and logs. */
const printable = (text: string): string =>
  text
    .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]+/gu, ' ')
    .trim()
    .slice(0, TEXT_LENGTH);
