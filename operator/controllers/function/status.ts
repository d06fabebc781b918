// What a reconcile found → the Function's status. Written once, and only when it says something new.
import { deriveReady, withCondition } from '../../api/conditions.ts';
import { functionConditions, type FunctionStatus } from '../../api/function.ts';
import type { Condition } from '../../api/meta.ts';
import { isTrue } from '../../api/conditions.ts';
import { sorted } from '../../api/sorted.ts';
import type { FunctionContext } from './context.ts';

export function makeStatus(context: FunctionContext, phases: readonly Condition[], now: string): FunctionStatus {
  const { fn, revision, runtimeImage } = context;
  const { generation, namespace, name } = fn.metadata;
  const ready = deriveReady(phases, functionConditions);
  const conditions = withCondition(phases, 'Ready', ready, { generation, now });
  // A new revision is announced when it can run; until then the last good one stands.
  const announced = isTrue(conditions, 'RuntimeReady')
    ? { codeSha256: fn.code.sha256, codeSize: fn.code.size, runtimeImage, revision }
    : pickRevision(fn.status);
  return dropUndefined({
    observedGeneration: generation,
    state: stateOf(ready.status),
    ...announced,
    invokePath: `/namespaces/${namespace}/2015-03-31/functions/${name}/invocations`,
    conditions,
  });
}

export function isSameStatus(a: FunctionStatus | undefined, b: FunctionStatus): boolean {
  return a !== undefined && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function stateOf(ready: Condition['status']): NonNullable<FunctionStatus['state']> {
  if (ready === 'True') return 'Active';
  return ready === 'False' ? 'Failed' : 'Pending';
}

const pickRevision = (status: FunctionStatus | undefined) => ({
  codeSha256: status?.codeSha256,
  codeSize: status?.codeSize,
  runtimeImage: status?.runtimeImage,
  revision: status?.revision,
});

type Partially<T> = { [K in keyof T]: T[K] | undefined };

function dropUndefined(status: Partially<FunctionStatus>): FunctionStatus {
  return Object.fromEntries(Object.entries(status).filter(([, value]) => value !== undefined)) as FunctionStatus;
}
