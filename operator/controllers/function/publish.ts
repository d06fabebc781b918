// Published: what the Function is now stands as a Version. Each change of code or configuration is one, under the next number.
import { markTrue, markUnknown, type Mark } from '../../api/conditions.ts';
import { toCodeSha256 } from '../../api/digest.ts';
import { managers, versionName } from '../../api/names.ts';
import type { VersionTemplate } from '../../api/version.ts';
import { isNotFound } from '../../kube/errors.ts';
import { versions } from '../../kube/resources.ts';
import type { Phase } from '../../reconcile/phases.ts';
import { makeVersion } from '../../resources/version.ts';
import { markFailedPackage } from '../failed-package.ts';
import { Rewritten } from '../frame.ts';
import { newestOf } from '../version/newest.ts';
import { digestOfTemplate } from '../version/view.ts';
import { bringInline } from './bring-inline.ts';
import type { FunctionContext } from './context.ts';
import { keepCounter } from './counter.ts';
import { decidePublish } from './decide-publish.ts';
import { versionPublished } from './events.ts';
import { nameLayer } from './layers.ts';
import { makeTemplate } from './template.ts';

const condition = 'Published';

/** The last one: what is published is ready to run. */
export const publishPhase: Phase<FunctionContext> = {
  condition,
  async run(context, signal) {
    const { fn, deps, code } = context;
    if (code === undefined) throw new Error('the other phases come first');
    const template = templateOf(context);
    const latest = { template: digestOfTemplate(template), codeSha256: toCodeSha256(code.digest) };
    const decision = decidePublish(latest, versionsOf(context), context.latestPublishedVersion);
    const name = versionName(fn.metadata.name, decision.version);
    if (decision.kind === 'wait') return markUnknown('Waiting', `waits for Version ${name}, which takes this code`);
    if (decision.kind === 'published') return published(name);
    try {
      await bringInline(deps, fn, signal);
    } catch (error) {
      return markFailedPackage(error, context, condition, fn);
    }
    await publish(context, decision.version, template, signal);
    return published(name);
  },
};

const published = (name: string): Mark => markTrue('Published', `Version ${name}`);

const versionsOf = ({ fn, deps }: FunctionContext) =>
  deps.versionsOfFunction.get(`${fn.metadata.namespace}/${fn.metadata.name}`);

function templateOf({ fn, code, layers = [], runtimeImage }: FunctionContext): VersionTemplate {
  if (code === undefined || runtimeImage === undefined) throw new Error('the other phases come first');
  return makeTemplate(fn.spec, {
    codeSha256: toCodeSha256(code.digest),
    codeSize: code.facts.size,
    layers: layers.map(nameLayer),
    runtimeImage,
  });
}

/** The counter first: whatever happens to the Versions of now, their numbers are not given again. */
async function publish(
  context: FunctionContext,
  version: number,
  template: VersionTemplate,
  signal: AbortSignal,
): Promise<void> {
  const { fn, deps } = context;
  await assertHighestIsGone(context, signal);
  if (await keepCounter(context, signal)) throw new Rewritten();
  const wanted = makeVersion(fn.metadata, version, template);
  // Conflict: somebody has applied one of that number meanwhile; the next look sees it.
  deps.versions.remember(await deps.client.create(versions, wanted, { manager: managers.operator, signal }));
  context.latestPublishedVersion = version;
  deps.events.record(versionPublished(fn, wanted.metadata.name));
}

/** The highest number has no Version: was that deleted, or does our copy of the Versions lag behind that of the Function? */
async function assertHighestIsGone(context: FunctionContext, signal: AbortSignal): Promise<void> {
  const { fn, deps, latestPublishedVersion: highest } = context;
  if (highest <= (newestOf(versionsOf(context))?.spec.version ?? 0)) return;
  const { name, namespace } = fn.metadata;
  try {
    await deps.client.get(versions, { namespace, name: versionName(name, highest) }, signal);
  } catch (error) {
    if (isNotFound(error)) return;
    throw error;
  }
  throw new Error(`Version ${versionName(name, highest)} is there, and not seen yet`);
}
