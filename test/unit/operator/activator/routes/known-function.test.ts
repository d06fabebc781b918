import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Revision } from '../../../../../operator/activator/instances/revision.ts';
import { KnownFunction } from '../../../../../operator/activator/routes/known-function.ts';
import type { Route } from '../../../../../operator/activator/routes/route.ts';
import { buildFunction } from '../../../../support/build.ts';

const { spec } = buildFunction();
const revision = (id: string, version: string): Revision => ({
  ...{ id, version, functionName: 'f', spec, layers: [] },
  code: { digest: 'd'.repeat(64) as never, size: 1 },
});

function setUp() {
  const log: string[] = [];
  const open = ({ id, version }: Revision): Route => {
    log.push(`open ${id}`);
    const part = {
      version,
      update: (next: Revision) => log.push(`update ${version} to ${next.id}`),
      delete: () => log.push(`delete ${id}`),
      hasRevision: (asked: string) => asked === `old-${id}`,
    };
    return part as unknown as Route;
  };
  const known = new KnownFunction(open);
  const put = (number: number, id = `v${number}`): void =>
    known.putVersion(number, { uid: `u${number}`, state: 'Active', revision: revision(id, String(number)) });
  const putLatest = (id: string): void =>
    known.putLatest({ uid: 'u', state: 'Active', revision: revision(id, '$LATEST') });
  return { known, log, put, putLatest };
}

describe('a known function', () => {
  test('opens $LATEST at once, and a version when it is needed, once', () => {
    const { known, log, put, putLatest } = setUp();
    putLatest('r1');
    put(1);
    put(2);
    assert.deepEqual(log, ['open r1']);
    assert.equal(known.routeOf('2'), known.routeOf('2'));
    assert.deepEqual(log, ['open r1', 'open v2']);
    assert.equal(known.routes().length, 2);
  });

  test('$LATEST.PUBLISHED is the highest number that can answer', () => {
    const { known, put } = setUp();
    assert.equal(known.routeOf('$LATEST.PUBLISHED'), undefined);
    put(9);
    put(10);
    known.putVersion(11, { uid: 'u11', state: 'Pending', revision: undefined });
    assert.equal(known.routeOf('$LATEST.PUBLISHED')?.version, '10');
    known.removeVersion(10, 'u10');
    assert.equal(known.routeOf('$LATEST.PUBLISHED')?.version, '9');
    known.removeVersion(9, 'u9');
    assert.equal(known.routeOf('$LATEST.PUBLISHED'), undefined);
  });

  test('a version that can answer goes on when it is not ready any more', () => {
    const { known, put, log } = setUp();
    put(1);
    const route = known.routeOf('1');
    known.putVersion(1, { uid: 'u1', state: 'Failed', revision: undefined });
    assert.equal(known.routeOf('1'), route);
    assert.deepEqual(log, ['open v1']);
  });

  test('what is deleted is closed, but not by the deletion of what was there before', () => {
    const { known, log, put, putLatest } = setUp();
    putLatest('r1');
    put(1);
    known.routeOf('1');
    known.removeVersion(1, 'another');
    known.removeLatest('another');
    assert.deepEqual(log, ['open r1', 'open v1']);
    known.removeVersion(1, 'u1');
    known.removeLatest('u');
    assert.deepEqual(log.slice(2), ['delete v1', 'delete r1']);
    assert.equal(known.isEmpty, true);
  });

  test('another object of the same name takes the place of the one before', () => {
    const { known, log, put } = setUp();
    put(1);
    known.routeOf('1');
    known.putVersion(1, { uid: 'new', state: 'Active', revision: revision('v1-new', '1') });
    known.routeOf('1');
    assert.deepEqual(log, ['open v1', 'delete v1', 'open v1-new']);
  });

  test('an alias is found by its exact spelling', () => {
    const { known } = setUp();
    known.putAlias('Live_1', { uid: 'a', routing: { functionVersion: '1' } });
    assert.deepEqual(known.alias('Live_1'), { functionVersion: '1' });
    for (const other of ['live_1', 'Live-1', 'live-1']) assert.equal(known.alias(other), undefined);
    known.removeAlias('Live_1', 'another');
    assert.notEqual(known.alias('Live_1'), undefined);
    known.removeAlias('Live_1', 'a');
    assert.equal(known.isEmpty, true);
  });

  test('an alias may point to $LATEST', () => {
    const { known, putLatest } = setUp();
    const routing = { functionVersion: '$LATEST' };
    assert.equal(known.choose(routing, 0), undefined);
    putLatest('r1');
    assert.equal(known.choose(routing, 0)?.version, '$LATEST');
  });

  test('instances belong to the version of their revision, and all others to $LATEST', () => {
    const { known, put, putLatest } = setUp();
    assert.equal(known.routeOfRevision('r0'), undefined);
    putLatest('r1');
    put(1);
    put(2);
    assert.equal(known.routeOfRevision('v1')?.version, '1');
    assert.equal(known.routeOfRevision('r0')?.version, '$LATEST');
    // Of a version whose digest was made otherwise, before an upgrade.
    known.routeOf('2');
    assert.equal(known.routeOfRevision('old-v2')?.version, '2');
  });

  test('says that something has changed, as long as somebody listens', () => {
    const { known, put } = setUp();
    let told = 0;
    const end = known.onChange(() => told++);
    put(1);
    known.putAlias('live', { uid: 'a', routing: { functionVersion: '1' } });
    known.removeVersion(1, 'u1');
    known.removeAlias('live', 'a');
    assert.equal(told, 4);
    end();
    put(1);
    assert.equal(told, 4);
  });
});
