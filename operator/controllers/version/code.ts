// CodeReady: the store has the packages that the template names, for this namespace. Nobody can fetch them again from here, so one that is
// lost has to be brought by whoever has it: the Function, if it still has that code, or an upload.
import { markTrue } from '../../api/conditions.ts';
import { fromCodeSha256 } from '../../api/digest.ts';
import { PilotlightError } from '../../api/errors.ts';
import type { Phase } from '../../reconcile/phases.ts';
import { markFailedPackage } from '../failed-package.ts';
import { bringInline } from '../function/bring-inline.ts';
import type { VersionContext } from './context.ts';

const condition = 'CodeReady';

export const versionCodePhase: Phase<VersionContext> = {
  condition,
  async run(context, signal) {
    const { codeSha256s = [] } = context.version.template ?? {};
    try {
      for (const codeSha256 of codeSha256s) await findPackage(context, codeSha256, signal);
      return markTrue('Stored', `${codeSha256s.length} packages`);
    } catch (error) {
      return markFailedPackage(error, context, condition, context.version);
    }
  },
};

async function findPackage({ version, deps }: VersionContext, codeSha256: string, signal: AbortSignal): Promise<void> {
  const { namespace } = version.metadata;
  const digest = fromCodeSha256(codeSha256);
  const fn = deps.functions.get(namespace, version.spec.functionName);
  if (fn !== undefined && 'inline' in fn.code && fn.code.inline.digest === digest) return bringInline(deps, fn, signal);
  if ((await deps.packages.find(namespace, digest, signal)) !== undefined) return;
  throw new PilotlightError(
    'CodeMissing',
    `spec.template: the code store has no package with the sha256 ${digest} for the namespace ${namespace}, or has lost it; PUT it to /namespaces/${namespace}/code`,
  );
}
