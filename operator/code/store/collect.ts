// Removes what nobody uses any more: claims that are older than the grace and of no use, then packages that nobody claims. Ages are
// judged by the store's own clock alone.
import type { Digest } from '../../api/digest.ts';
import { PilotlightError } from '../../api/errors.ts';
import { blobKey, BLOBS, CLAIMS, claimsOf, CLOCK, MARKS, parseKey } from './keys.ts';
import { MARK_LIFE_MS, type Marks } from './marks.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';

export interface Collected {
  readonly claims: number;
  readonly blobs: number;
  /** Of the packages that were removed. */
  readonly bytes: number;
}

export type IsUsed = (namespace: string, digest: Digest) => boolean;

export interface CollectOptions {
  readonly objects: ObjectStore;
  readonly marks: Marks;
  /** Asked again at the last moment, after everybody can see that something is to be removed. */
  readonly isUsed: IsUsed;
  readonly graceMs: number;
}

type Tally = { -readonly [K in keyof Collected]: Collected[K] };

export async function collect(options: CollectOptions, signal: AbortSignal): Promise<Collected> {
  const { objects, graceMs } = options;
  const nowMs = await storeNowMs(objects, signal);
  const isOld = ({ storedAtMs }: StoredObject): boolean => nowMs - storedAtMs > graceMs;
  const tally = { claims: 0, blobs: 0, bytes: 0 };
  for (const digest of await findCandidates(options, isOld, signal))
    await collectOne(options, digest, isOld, tally, signal);
  await removeOldMarks(objects, nowMs, signal);
  return tally;
}

/** What it is by the store's clock: ours may be wrong, and then a day's grace would be none. */
async function storeNowMs(objects: ObjectStore, signal: AbortSignal): Promise<number> {
  await objects.put(CLOCK, Buffer.alloc(0), signal);
  const put = await objects.head(CLOCK, signal);
  if (put === undefined)
    throw new PilotlightError('CodeStoreUnavailable', 'the code store does not keep what it was given');
  return put.storedAtMs;
}

/** Packages of which something may go. Marks cost, so this looks first without any. */
async function findCandidates(
  { objects, isUsed }: CollectOptions,
  isOld: (object: StoredObject) => boolean,
  signal: AbortSignal,
): Promise<Set<Digest>> {
  const candidates = new Set<Digest>();
  const claimed = new Set<Digest>();
  for await (const object of objects.list(CLAIMS, signal)) {
    const claim = parseKey(object.key);
    if (claim === undefined) continue;
    claimed.add(claim.digest);
    if (isOld(object) && !isUsed(claim.rest, claim.digest)) candidates.add(claim.digest);
  }
  for await (const object of objects.list(BLOBS, signal)) {
    const blob = parseKey(object.key);
    if (blob !== undefined && isOld(object) && !claimed.has(blob.digest)) candidates.add(blob.digest);
  }
  return candidates;
}

async function collectOne(
  { objects, marks, isUsed }: CollectOptions,
  digest: Digest,
  isOld: (object: StoredObject) => boolean,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const work: Parameters<Marks['whileMarked']>[1] = async (remove) => {
    let isClaimed = false;
    for await (const claim of objects.list(claimsOf(digest), signal)) {
      if (!isOld(claim) || isUsed(parseKey(claim.key)?.rest ?? '', digest)) {
        isClaimed = true;
        continue;
      }
      await remove(claim.key);
      tally.claims++;
    }
    if (isClaimed) return;
    const blob = await objects.head(blobKey(digest), signal);
    if (blob === undefined || !isOld(blob)) return;
    await remove(blobKey(digest));
    tally.blobs++;
    tally.bytes += blob.size;
  };
  await marks.whileMarked(digest, work, signal);
}

/** Left by processes that died. */
async function removeOldMarks(objects: ObjectStore, nowMs: number, signal: AbortSignal): Promise<void> {
  for await (const { key, storedAtMs } of objects.list(MARKS, signal))
    if (nowMs - storedAtMs > MARK_LIFE_MS) await objects.delete(key, signal);
}
