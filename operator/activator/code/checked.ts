// A package on its way: its last bytes go on only when all of them together have the digest that was asked for, so that nobody takes
// a corrupt one for whole.
import { createHash } from 'node:crypto';
import { pipeline, Transform, type Readable, type TransformCallback } from 'node:stream';
import type { Digest } from '../../api/digest.ts';

export class WrongDigest extends Error {
  constructor(digest: Digest, found: Digest) {
    super(`the bytes of package ${digest} have the digest ${found}`);
    this.name = 'WrongDigest';
  }
}

/** What ends the source ends the result, and the other way round. */
export function checked(source: Readable, digest: Digest): Readable {
  // Whoever reads the result hears of every error there.
  return pipeline(source, new Check(digest), () => undefined);
}

class Check extends Transform {
  readonly #digest: Digest;
  readonly #hash = createHash('sha256');
  #held: Buffer | undefined;

  constructor(digest: Digest) {
    super();
    this.#digest = digest;
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
    else done(new WrongDigest(this.#digest, found));
  }
}
