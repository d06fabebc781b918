// The Function's controller: what it looks at, and the phases in order.
import { annotations } from '../../api/names.ts';
import type { FunctionStatus } from '../../api/function.ts';
import { functions } from '../../kube/resources.ts';
import type { Key, Outcome } from '../../reconcile/contract.ts';
import type { Controller } from '../../reconcile/controller.ts';
import { outcomeOf } from '../failed-package.ts';
import { keyOf, makeReconcile, watchOwn } from '../frame.ts';
import { renewTrust } from '../revision/renew-trust.ts';
import { retireRevisions } from '../revision/retire.ts';
import { watchChildren } from '../revision/watch-children.ts';
import { codePhase } from './code.ts';
import { configurationPhase } from './configuration.ts';
import type { FunctionContext, FunctionDeps } from './context.ts';
import { keepCounter } from './counter.ts';
import { highestNumber } from './decide-publish.ts';
import { packagesOfFunction } from './named-packages.ts';
import { publishPhase } from './publish.ts';
import { retireVersions } from './retire-versions.ts';
import { runtimePhase } from './runtime.ts';
import { makeStatus } from './status.ts';
import type { FunctionView } from './view.ts';

const phases = [codePhase, configurationPhase, runtimePhase];
const publishing = [...phases, publishPhase];

/** A phase that waits for something without an event of its own is tried again after this. */
const LOOK_AGAIN_MS = 2_000;

export function makeFunctionController(deps: FunctionDeps): Controller {
  const reconcile = makeReconcile({
    deps,
    resource: functions,
    informer: deps.functions,
    begin: (fn) => begin(deps, fn),
    phases: (fn) => (fn.spec.publish === true ? publishing : phases),
    makeStatus,
    finish,
  });
  return { kind: 'Function', reconcile, watch: (enqueue) => watch(deps, enqueue) };
}

function begin(deps: FunctionDeps, fn: FunctionView): FunctionContext {
  const { namespace, name, annotations: noted } = fn.metadata;
  const latestPublishedVersion = highestNumber(
    deps.versionsOfFunction.get(`${namespace}/${name}`),
    noted?.[annotations.latestPublished],
    fn.status?.latestPublishedVersion,
  );
  return { fn, deps, latestPublishedVersion };
}

async function finish(context: FunctionContext, status: FunctionStatus, signal: AbortSignal): Promise<Outcome> {
  const { deps, fn, revision } = context;
  await keepCounter(context, signal);
  await retireVersions(context, signal);
  await renewTrust(deps, fn.metadata, signal);
  if (status.state === 'Pending') return { againInMs: LOOK_AGAIN_MS };
  if (status.state === 'Active') await retireRevisions(deps, fn, revision, signal);
  return outcomeOf(context);
}

/** A Function itself, its children, its Layers and Versions, what the store loses, and all Functions when shims have to dial another address or trust other CAs. */
function watch(deps: FunctionDeps, enqueue: (key: Key) => void): void {
  watchOwn(deps.functions, enqueue);
  watchChildren(deps, 'Function', enqueue);
  deps.versions.onChange(({ before, after }) => {
    const version = after ?? before;
    if (version !== undefined) enqueue({ namespace: version.metadata.namespace, name: version.spec.functionName });
  });
  deps.layers.onChange((change) => {
    const { namespace, name } = keyOf(change) ?? {};
    for (const { metadata } of deps.functionsOfLayer.get(`${namespace}/${name}`)) enqueue(metadata);
  });
  deps.packages.onLost((lost) => {
    for (const fn of deps.functions.list())
      if (packagesOfFunction(fn).found.some((id) => lost.has(id))) enqueue(fn.metadata);
  });
  const enqueueAll = (): void => {
    for (const { metadata } of deps.functions.list()) enqueue(metadata);
  };
  deps.onActivatorAddress(enqueueAll);
  deps.trust.onChange(enqueueAll);
}
