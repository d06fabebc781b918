// Tables of manifests of one kind: each bad one is refused with a message that helps, each good one is kept as it is.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RunResult } from '../../../support/cluster/run.ts';
import { freshNamespace, openWorld, type World } from './world.ts';

export interface Row {
  why: string;
  name?: string;
  /** Merged over a good one; undefined removes. */
  spec?: Record<string, unknown>;
}

export interface BadRow extends Row {
  /** A piece of the message that helps: the field, and what is allowed. */
  says: RegExp;
}

export interface GoodRow extends Row {
  /** What the API server makes of it, as far as that is not what was sent. */
  becomes?: Record<string, unknown>;
}

interface Tables {
  /** A good one. */
  manifest: { apiVersion: string; kind: string; metadata: { name: string }; spec: object };
  bad: readonly BadRow[];
  good: readonly GoodRow[];
  /** What more is to be said, with kubectl apply in a namespace of the tables. */
  more?: (apply: Apply, opened: () => Opened) => void;
}

export interface Opened {
  world: World;
  namespace: string;
}

export type Apply = (row: Row, ...flags: string[]) => Promise<RunResult>;

export function describeRefusals({ manifest, bad, good, more }: Tables): void {
  describe(`of ${manifest.kind}, the API server refuses`, () => {
    let opened: Opened;
    before(async () => {
      const world = await openWorld();
      opened = { world, namespace: await freshNamespace(world) };
    });
    after(() => opened.world.stop());

    const apply: Apply = ({ name = manifest.metadata.name, spec = {} }, ...flags) => {
      const { world, namespace } = opened;
      const input = JSON.stringify({ ...manifest, metadata: { name, namespace }, spec: { ...manifest.spec, ...spec } });
      return world.cluster.kubectl(['apply', ...flags, '-n', namespace, '-f', '-'], { input, allowFailure: true });
    };

    test('each of these once', () => {
      const reasons = [...bad, ...good].map(({ why }) => why);
      assert.equal(new Set(reasons).size, reasons.length, 'two rows are the same');
    });

    for (const { says, ...row } of bad) {
      test(`${row.why}, and says what is wrong`, async () => {
        const { code, stderr } = await apply(row, '--dry-run=server');
        assert.notEqual(code, 0, 'it was accepted');
        assert.match(stderr, says);
      });
    }

    for (const { becomes = {}, ...row } of good) {
      test(`nothing of ${row.why}, and keeps it as it is`, async () => {
        const { code, stdout, stderr } = await apply(row, '--dry-run=server', '-o', 'json');
        assert.equal(code, 0, stderr);
        const { spec } = JSON.parse(stdout) as { spec: object };
        assert.deepEqual(spec, JSON.parse(JSON.stringify({ ...manifest.spec, ...row.spec, ...becomes })));
      });
    }

    more?.(apply, () => opened);
  });
}
