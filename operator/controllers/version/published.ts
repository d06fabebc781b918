// Published: the Version has a template. One that was applied without is given that of $LATEST, once.
import { markTrue, type Mark } from '../../api/conditions.ts';
import { managers } from '../../api/names.ts';
import { versions } from '../../kube/resources.ts';
import type { Phase } from '../../reconcile/phases.ts';
import { markFailedPackage } from '../failed-package.ts';
import { Rewritten } from '../frame.ts';
import { bringInline } from '../function/bring-inline.ts';
import { makeTemplate } from '../function/template.ts';
import type { FunctionView } from '../function/view.ts';
import type { VersionContext } from './context.ts';
import { decideFill } from './decide-fill.ts';
import { refuseImage } from './decide-image.ts';
import type { TemplateView } from './view.ts';

const condition = 'Published';

export const publishedPhase: Phase<VersionContext> = {
  condition,
  async run(context, signal) {
    const { version, deps } = context;
    if (version.template !== undefined) return refuseImage(version, deps) ?? published(version.template);
    const fn = deps.functions.get(version.metadata.namespace, version.spec.functionName);
    const decision = decideFill(version, fn);
    if ('refusal' in decision) return decision.refusal;
    try {
      await bringInline(deps, decision.from, signal);
    } catch (error) {
      return markFailedPackage(error, context, condition, version);
    }
    await fill(context, decision.from, signal);
    throw new Rewritten();
  },
};

/** What a registry can move is said to be so; it is what the installation's values ask for. */
function published({ runtimeImage }: TemplateView): Mark {
  if (runtimeImage.includes('@')) return markTrue('Published');
  return markTrue(
    'Published',
    `${runtimeImage} is a tag, which its registry can move: give runtimes a digest in the chart's values to freeze the image as well`,
  );
}

/** In a field manager of its own: whoever applied the Version may apply it again and finds nothing to change. */
async function fill({ version, deps }: VersionContext, fn: FunctionView, signal: AbortSignal): Promise<void> {
  const { name, namespace, uid } = version.metadata;
  const { codeSha256, codeSize, layers, runtimeImage } = fn.status ?? {};
  if (codeSha256 === undefined || codeSize === undefined || runtimeImage === undefined)
    throw new Error(`Function ${fn.metadata.name} is Ready and does not say what it runs`);
  const template = makeTemplate(fn.spec, { codeSha256, codeSize, layers, runtimeImage });
  const filled = { metadata: { name, namespace, uid }, spec: { template } };
  deps.versions.remember(await deps.client.apply(versions, filled, { manager: managers.publisher, signal }));
}
