// An answer as a package in a file: judged by what it says of itself, and then by what it is.
import { rm } from 'node:fs/promises';
import { PilotlightError } from '../../api/errors.ts';
import type { FetchedPackage } from './code-source.ts';
import { explainTransport } from './fetch-failures.ts';
import type { Answer } from './http-source.ts';
import { keepBody } from './keep-body.ts';
import type { Patience } from './patience.ts';

export interface KeepPackageOptions {
  readonly directory: string;
  readonly limitBytes: number;
  readonly patience: Patience;
}

export async function keepPackage(answer: Answer, options: KeepPackageOptions): Promise<FetchedPackage> {
  const { expected } = answer;
  const fault = faultOfHeaders(answer, options.limitBytes);
  if (fault !== undefined) throw fault;
  const kept = await keepBody(readPatiently(answer, options), options.directory);
  if (expected.sha256 === undefined || expected.sha256 === kept.digest) return kept;
  await rm(kept.path, { force: true });
  const text = `the package at the host '${answer.place.host}' has the SHA-256 ${kept.digest} and not ${expected.sha256}. Give the one of the package that is meant, or put that one there.`;
  throw new PilotlightError('CodeMismatch', `${expected.field}: ${text}`);
}

function faultOfHeaders({ headers, place }: Answer, limitBytes: number): PilotlightError | undefined {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    const text = `the host '${place.host}' sends the package in a Content-Encoding. It must come as it is, as it was asked for.`;
    return new PilotlightError('CodeRefused', `${place.field}: ${text}`);
  }
  return Number(headers['content-length'] ?? 0) > limitBytes ? tooLarge(place.field, limitBytes) : undefined;
}

/** Whatever a length said before: bytes are counted. */
async function* readPatiently(
  { body, place }: Answer,
  { limitBytes, patience }: KeepPackageOptions,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  const awaitMore = (): void =>
    patience.awaits(`the rest of the package from the host '${place.host}' (${String(bytes)} bytes came)`);
  awaitMore();
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limitBytes) throw tooLarge(place.field, limitBytes);
      awaitMore();
      yield chunk;
    }
  } catch (error) {
    throw explainTransport(error, place);
  }
}

const tooLarge = (field: string, limitBytes: number): PilotlightError =>
  new PilotlightError(
    'CodeTooLarge',
    `${field}: the package has more than ${String(limitBytes)} bytes, which is the limit of a zip. Leave out what the function does not need, or move it to layers.`,
  );
