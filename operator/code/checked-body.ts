// A package on its way: its last bytes go on only when all of them together have the digest that was asked for, so that nobody takes
// a corrupt one for whole.
import { createHash } from 'node:crypto';
import { pipeline, Transform, type Readable, type TransformCallback } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Digest } from '../api/digest.ts';

/** Says which error a body ends with whose bytes have another digest than they should. */
type OnMismatch = (found: Digest) => Error | Promise<Error>;

/** What ends the source ends the result, and the other way round. */
export function checkedBody(source: Readable, digest: Digest, onMismatch: OnMismatch): Readable {
  // Whoever reads the result hears of every error there.
  return pipeline(source, new Check(digest, onMismatch), () => undefined);
}

export async function hasDigest(body: Readable, digest: Digest): Promise<boolean> {
  const hash = createHash('sha256');
  body.on('data', (chunk: Buffer) => hash.update(chunk));
  await finished(body);
  return hash.digest('hex') === digest;
}

class Check extends Transform {
  readonly #digest: Digest;
  readonly #onMismatch: OnMismatch;
  readonly #hash = createHash('sha256');
  #held: Buffer | undefined;

  constructor(digest: Digest, onMismatch: OnMismatch) {
    super();
    this.#digest = digest;
    this.#onMismatch = onMismatch;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    const ready = this.#held;
    this.#held = chunk;
    done(null, ready);
  }

  override _flush(done: TransformCallback): void {
    const found = this.#hash.digest('hex');
    if (found === this.#digest) done(null, this.#held);
    else void Promise.resolve(this.#onMismatch(found)).then(done, done);
  }
}
