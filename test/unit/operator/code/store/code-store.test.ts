import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, beforeEach, describe, test } from 'node:test';
import { PilotlightError } from '../../../../../operator/api/errors.ts';
import { CodeStore } from '../../../../../operator/code/store/code-store.ts';
import type { IsUsed } from '../../../../../operator/code/store/collect.ts';
import { FakeClock } from '../../../../support/clock.ts';
import { everyInterleaving, type Actors } from '../../../../support/interleavings.ts';
import { MemoryObjects } from '../../../../support/memory-objects.ts';

const DAY = 24 * 60 * 60 * 1000;
const { signal } = new AbortController();
const content = Buffer.from('a package, for all that the store knows');
const digest = createHash('sha256').update(content).digest('hex');
const facts = { size: content.length, unzippedBytes: 100 };
const nobody = (): boolean => false;

const directory = mkdtempSync(join(tmpdir(), 'code-store-'));
const file = { path: join(directory, 'package.zip'), size: content.length };
writeFileSync(file.path, content);
after(() => rmSync(directory, { recursive: true }));

const blob = `blobs/${digest}`;
const claim = (namespace: string): string => `claims/${digest}/${namespace}`;
const hasCode = (code: string) => (error: unknown) => error instanceof PilotlightError && error.code === code;

let objects: MemoryObjects;
let clock: FakeClock;
let store: CodeStore;
beforeEach(() => {
  objects = new MemoryObjects();
  clock = new FakeClock();
  store = new CodeStore(objects, clock);
});

const keep = (namespace = 'team-a', on = store): Promise<void> => on.keep(namespace, digest, file, facts, signal);
const read = async (on = store): Promise<string | undefined> => {
  const found = await on.open(digest, signal);
  return found && (await buffer(found.body)).toString();
};

describe('a package', () => {
  test('that was kept can be read, and is known to whom brought it and to nobody else', async () => {
    await keep();
    assert.equal(await read(), content.toString());
    assert.deepEqual(await store.claimOf('team-a', digest, signal), facts);
    assert.equal(await store.claimOf('team-b', digest, signal), undefined);
  });

  test('that two bring is stored once', async () => {
    await keep('team-a');
    const calls: string[] = [];
    objects.before = (call, key) => void calls.push(`${call} ${key}`);
    await keep('team-b');
    assert.ok(!calls.includes(`put ${blob}`), calls.join());
    assert.deepEqual(await store.claimOf('team-b', digest, signal), facts);
  });

  test('that was never brought is not there', async () => {
    assert.equal(await store.open(digest, signal), undefined);
    assert.equal(await store.claimOf('team-a', digest, signal), undefined);
  });

  test('of which only the claim is left is not there', async () => {
    await keep();
    objects.kept.delete(blob);
    assert.equal(await store.claimOf('team-a', digest, signal), undefined);
  });

  test('that a disk has cut is not there, and comes back when it is kept again', async () => {
    await keep();
    objects.set(blob, content.subarray(5));
    assert.equal(await store.claimOf('team-a', digest, signal), undefined);
    await keep();
    assert.equal(await read(), content.toString());
  });

  test('whose claim a disk has spoilt is not there', async () => {
    await keep();
    for (const spoilt of ['', '{', 'null', '{"size":-1,"unzippedBytes":2}', 'x'.repeat(2000)]) {
      objects.set(claim('team-a'), spoilt);
      assert.equal(await store.claimOf('team-a', digest, signal), undefined, spoilt);
    }
  });

  test('with other bytes than its digest says: reading fails at its end, it is removed, and can be kept again', async () => {
    await keep();
    const flipped = Buffer.from(content);
    flipped.writeUInt8(flipped.readUInt8(7) ^ 1, 7);
    objects.set(blob, flipped);
    await assert.rejects(read(), hasCode('CorruptPackage'));
    assert.deepEqual(objects.keys(), [claim('team-a')]);
    assert.equal(await store.open(digest, signal), undefined);
    await keep();
    assert.equal(await read(), content.toString());
  });

  test('of which a reader wants no more lets go of what it reads from', async () => {
    await keep();
    const get = await objects.get(blob);
    assert.ok(get);
    objects.get = () => Promise.resolve(get);
    const found = await store.open(digest, signal);
    found?.body.destroy();
    await new Promise((resolve) => get.body.once('close', resolve));
  });
});

describe('collecting', () => {
  const collect = (isUsed: IsUsed = nobody) => store.collect(isUsed, DAY, signal);

  test('removes what nobody uses, a day after it was brought', async () => {
    await keep();
    objects.nowMs += DAY;
    assert.deepEqual(await collect(), { claims: 0, blobs: 0, bytes: 0 });
    objects.nowMs += 1;
    assert.deepEqual(await collect(), { claims: 1, blobs: 1, bytes: content.length });
    assert.deepEqual(objects.keys(), ['clock']);
  });

  test('a day begins anew when it is brought again', async () => {
    await keep();
    objects.nowMs += DAY + 1;
    await keep();
    assert.equal((await collect()).blobs, 0);
    assert.equal(await read(), content.toString());
  });

  test('and when its claim is renewed; who has none gets none', async () => {
    await keep('team-a');
    objects.nowMs += DAY + 1;
    for (const namespace of ['team-a', 'team-b']) await store.renew(namespace, digest, signal);
    assert.equal((await collect()).blobs, 0);
    assert.deepEqual(await store.claimOf('team-a', digest, signal), facts);
    assert.equal(await store.claimOf('team-b', digest, signal), undefined);
    objects.nowMs += DAY + 1;
    assert.equal((await collect()).blobs, 1);
  });

  test('leaves what is used, whoever uses it, but takes the claims of others', async () => {
    await keep('team-a');
    await keep('team-b');
    objects.nowMs += 2 * DAY;
    const removed = await collect((namespace, used) => namespace === 'team-b' && used === digest);
    assert.deepEqual(removed, { claims: 1, blobs: 0, bytes: 0 });
    assert.deepEqual(objects.keys(), [blob, claim('team-b'), 'clock']);
  });

  test('goes by the store’s clock, not by ours', async () => {
    await keep();
    clock.advance(10 * DAY);
    assert.equal((await collect()).blobs, 0);
    objects.nowMs += DAY + 1;
    assert.equal((await collect()).blobs, 1);
  });

  test('a package without any claim has its day, too', async () => {
    objects.set(blob, content);
    assert.equal((await collect()).blobs, 0);
    objects.nowMs += DAY + 1;
    assert.equal((await collect()).blobs, 1);
  });

  test('leaves alone what is not the store’s', async () => {
    objects.set('blobs/readme', 'what is this?');
    objects.set('claims/mine', 'and this?');
    objects.nowMs += 2 * DAY;
    assert.deepEqual(await collect(), { claims: 0, blobs: 0, bytes: 0 });
    assert.deepEqual(objects.keys(), ['blobs/readme', 'claims/mine', 'clock']);
  });

  test('that ends with an error in the middle is taken up by the next; nothing is lost meanwhile', async () => {
    await keep();
    objects.nowMs += 2 * DAY;
    objects.before = (call, key) => {
      if (call === 'delete' && key === blob) throw new PilotlightError('CodeStoreUnavailable', 'gone for a moment');
    };
    await assert.rejects(collect(), hasCode('CodeStoreUnavailable'));
    objects.before = () => undefined;
    const keeping = keep();
    // The mark that was left is waited for, but not for ever.
    await new Promise(setImmediate);
    while (clock.pending > 0) {
      clock.advance(1_000);
      await new Promise(setImmediate);
    }
    await keeping;
    assert.equal(await read(), content.toString());
    objects.nowMs += 2 * DAY;
    assert.equal((await collect()).blobs, 1);
    assert.deepEqual(objects.keys(), ['clock']);
  });

  test('a process that was frozen after its last look removes nothing', async () => {
    await keep();
    objects.nowMs += 2 * DAY;
    objects.before = (call, key) => {
      if (call === 'head' && key === blob) clock.freeze(20_001);
    };
    await assert.rejects(collect(), hasCode('CodeStoreUnavailable'));
    assert.equal(await read(), content.toString());
  });
});

/** Every order of steps is tried; the numbers say who made each step. */
describe('in every order of steps', () => {
  const old = async (): Promise<void> => {
    objects = new MemoryObjects();
    clock = new FakeClock();
    await keep('team-a', new CodeStore(objects, clock));
    objects.nowMs += 2 * DAY;
  };
  const storeBehind = (gate: () => Promise<void>) => new CodeStore(objects.asSeenBy(gate), clock);
  const check = async (choices: string): Promise<void> => {
    const now = new CodeStore(objects, clock);
    assert.equal(await read(now), content.toString(), choices);
    assert.deepEqual(objects.keys('doomed/'), [], choices);
  };

  for (const namespace of ['team-a', 'team-b']) {
    test(`what ${namespace} keeps while it is collected stays`, async () => {
      const prepare = async () => {
        await old();
        const keeper = (gate: () => Promise<void>) => keep(namespace, storeBehind(gate));
        const collector = async (gate: () => Promise<void>) =>
          void (await storeBehind(gate).collect(nobody, DAY, signal));
        return { procedures: [keeper, collector], clock };
      };
      const runs = await everyInterleaving(prepare, async (choices) => {
        await check(choices);
        assert.deepEqual(await new CodeStore(objects, clock).claimOf(namespace, digest, signal), facts, choices);
      });
      assert.ok(runs > 500, `${runs} runs`);
    });
  }

  test('what a namespace was told that it has stays, when it uses it first', async () => {
    let [isInUse, answered] = [false, false];
    const prepare = async () => {
      await old();
      [isInUse, answered] = [false, false];
      const user = async (gate: () => Promise<void>) => {
        await gate();
        isInUse = true;
        answered = (await storeBehind(gate).claimOf('team-a', digest, signal)) !== undefined;
      };
      const collector = async (gate: () => Promise<void>) =>
        void (await storeBehind(gate).collect(() => isInUse, DAY, signal));
      return { procedures: [user, collector], clock };
    };
    const runs = await everyInterleaving(prepare, async (choices) => {
      if (answered) await check(choices);
    });
    assert.ok(runs > 50, `${runs} runs`);
  });

  test('what is brought again while somebody reads a corrupt one stays', async () => {
    const prepare = async (): Promise<Actors> => {
      await old();
      objects.set(blob, 'x'.repeat(content.length + 1));
      const reader = async (gate: () => Promise<void>) => {
        await read(storeBehind(gate)).catch((error: unknown) => assert.ok(hasCode('CorruptPackage')(error)));
      };
      return { procedures: [(gate) => keep('team-a', storeBehind(gate)), reader], clock };
    };
    const runs = await everyInterleaving(prepare, check);
    assert.ok(runs > 50, `${runs} runs`);
  });
});
