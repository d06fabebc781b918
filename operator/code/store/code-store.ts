// Packages by digest, each stored once, whoever brings it. A namespace can use only what it has a claim for: one that it has brought
// itself. Else a digest that stands in somebody's status would give their code away.
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { Digest } from '../../api/digest.ts';
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Facts } from '../source/code-source.ts';
import { checkedBody, hasDigest } from '../checked-body.ts';
import { collect, type Collected, type IsUsed } from './collect.ts';
import { formatFacts, parseFacts } from './facts.ts';
import { blobKey, BLOBS, claimKey, parseKey } from './keys.ts';
import { Marks } from './marks.ts';
import type { FileBody, ObjectStore } from './object-store.ts';

/** Nothing that is a claim is longer. */
const CLAIM_BYTES = 1024;

export class CodeStore {
  readonly #objects: ObjectStore;
  readonly #marks: Marks;

  constructor(objects: ObjectStore, clock: Clock) {
    this.#objects = objects;
    this.#marks = new Marks(objects, clock);
  }

  /** Once it resolves, the package is there and stays while it is used, and for the grace of collect() in any case. */
  async keep(namespace: string, digest: Digest, file: FileBody, facts: Facts, signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#objects.put(claimKey(digest, namespace), formatFacts(facts), signal);
      if (!(await this.#isThere(digest, file.size, signal))) await this.#objects.put(blobKey(digest), file, signal);
      // Who marked it before this may have removed either; who marks it later finds the new claim.
      await this.#marks.gone(digest, signal);
      const isClaimed = (await this.#objects.head(claimKey(digest, namespace), signal)) !== undefined;
      if (isClaimed && (await this.#isThere(digest, file.size, signal))) return;
      signal.throwIfAborted();
    }
  }

  /** What is known of a package that the namespace has brought; undefined also where the package itself is lost. */
  async claimOf(namespace: string, digest: Digest, signal: AbortSignal): Promise<Facts | undefined> {
    // Who marked it before this may not know yet that it is used; who marks it later does.
    await this.#marks.gone(digest, signal);
    const facts = await this.#readClaim(claimKey(digest, namespace), signal);
    if (facts === undefined || !(await this.#isThere(digest, facts.size, signal))) return undefined;
    return facts;
  }

  /**
   * Whoever does not read the body must destroy it. It ends with CorruptPackage where the bytes do not have the digest: they are removed
   * then, so that the package is missing and is brought again.
   */
  async open(digest: Digest, signal: AbortSignal): Promise<{ body: Readable; size: number } | undefined> {
    const found = await this.#objects.get(blobKey(digest), signal);
    if (found === undefined) return undefined;
    const onMismatch = async (): Promise<Error> => {
      await this.#removeIfCorrupt(digest, signal);
      return new PilotlightError('CorruptPackage', `the code store held other bytes under the digest ${digest}`);
    };
    return { body: checkedBody(found.body, digest, onMismatch), size: found.size };
  }

  /** All packages that are there, whoever has brought them. */
  async *digests(signal: AbortSignal): AsyncGenerator<Digest> {
    for await (const { key } of this.#objects.list(BLOBS, signal)) {
      const blob = parseKey(key);
      if (blob !== undefined) yield blob.digest;
    }
  }

  /** The grace of collect() counts anew for what the namespace has brought. */
  async renew(namespace: string, digest: Digest, signal: AbortSignal): Promise<void> {
    const key = claimKey(digest, namespace);
    const facts = await this.#readClaim(key, signal);
    if (facts !== undefined) await this.#objects.put(key, formatFacts(facts), signal);
  }

  /** Removes what is used by nobody and was brought longer ago than the grace. */
  collect(isUsed: IsUsed, graceMs: number, signal: AbortSignal): Promise<Collected> {
    return collect({ objects: this.#objects, marks: this.#marks, isUsed, graceMs }, signal);
  }

  /** The same size: a disk that lost power may have cut it. */
  async #isThere(digest: Digest, size: number, signal: AbortSignal): Promise<boolean> {
    return (await this.#objects.head(blobKey(digest), signal))?.size === size;
  }

  async #readClaim(key: string, signal: AbortSignal): Promise<Facts | undefined> {
    const found = await this.#objects.get(key, signal);
    if (found === undefined) return undefined;
    if (found.size <= CLAIM_BYTES) return parseFacts(await text(found.body));
    found.body.destroy();
    return undefined;
  }

  /** It may have been brought again while we read, so it is read once more. */
  #removeIfCorrupt(digest: Digest, signal: AbortSignal): Promise<void> {
    const key = blobKey(digest);
    return this.#marks.whileMarked(
      digest,
      async (remove) => {
        const found = await this.#objects.get(key, signal);
        if (found !== undefined && !(await hasDigest(found.body, digest))) await remove(key);
      },
      signal,
    );
  }
}
