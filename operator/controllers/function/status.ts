// What a reconcile found → the Function's status. Written once, and only when it says something new.
import { deriveReady, withCondition } from '../../api/conditions.ts';
import { functionConditions, type FunctionStatus } from '../../api/function.ts';
import type { Condition } from '../../api/meta.ts';
import { isTrue } from '../../api/conditions.ts';
import { digestOfSource } from '../../api/code.ts';
import { toCodeSha256 } from '../../api/digest.ts';
import { invokePath } from '../../api/names.ts';
import { dropUndefined, stateOf, type Partially } from '../status-parts.ts';
import type { FunctionContext } from './context.ts';
import { nameLayer } from './layers.ts';

export function makeStatus(context: FunctionContext, phases: readonly Condition[], now: string): FunctionStatus {
  const { fn } = context;
  const { generation, namespace, name } = fn.metadata;
  const ready = deriveReady(phases, functionConditions);
  const conditions = withCondition(phases, 'Ready', ready, { generation, now });
  // A new revision is announced when it can run; until then the last good one stands.
  const announced = isTrue(conditions, 'RuntimeReady') ? foundRevision(context) : pickRevision(fn.status);
  return dropUndefined<FunctionStatus>({
    observedGeneration: generation,
    state: stateOf(ready),
    ...announced,
    latestPublishedVersion: context.latestPublishedVersion || undefined,
    invokePath: invokePath(namespace, name),
    conditions,
  });
}

type Announced = 'codeSha256' | 'codeSize' | 'codeSource' | 'layers' | 'runtimeImage' | 'revision';

function foundRevision({ fn, code, layers = [], runtimeImage, revision }: FunctionContext) {
  const used = layers.map(nameLayer);
  return {
    codeSha256: code && toCodeSha256(code.digest),
    codeSize: code?.facts.size,
    codeSource: 'source' in fn.code ? digestOfSource(fn.code.source) : undefined,
    layers: used.length === 0 ? undefined : used,
    runtimeImage,
    revision,
  } satisfies Partially<Pick<FunctionStatus, Announced>>;
}

const pickRevision = (status: FunctionStatus | undefined) =>
  ({
    codeSha256: status?.codeSha256,
    codeSize: status?.codeSize,
    codeSource: status?.codeSource,
    layers: status?.layers,
    runtimeImage: status?.runtimeImage,
    revision: status?.revision,
  }) satisfies Partially<Pick<FunctionStatus, Announced>>;
