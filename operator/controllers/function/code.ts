// CodeReady: the deployment package is known by its digest, and the store has it.
import { digestOfSource, type PackageSource } from '../../api/code.ts';
import { markTrue, type Mark } from '../../api/conditions.ts';
import { fromCodeSha256, type Digest } from '../../api/digest.ts';
import type { Phase } from '../../reconcile/phases.ts';
import { markFailedPackage } from '../failed-package.ts';
import type { FunctionContext } from './context.ts';
import type { FunctionView } from './view.ts';

const condition = 'CodeReady';

export const codePhase: Phase<FunctionContext> = {
  condition,
  run(context, signal) {
    const { code } = context.fn;
    if ('source' in code) return ensurePackage(context, code.source, signal);
    context.code = code.inline;
    return markTrue('Inline', `${code.inline.facts.size} bytes from spec.code.inline`);
  },
};

async function ensurePackage(context: FunctionContext, source: PackageSource, signal: AbortSignal): Promise<Mark> {
  const { fn, deps } = context;
  const known = knownDigest(fn, source);
  const { namespace } = fn.metadata;
  try {
    context.code = await deps.packages.ensure({ namespace, source, field: 'spec.code', known }, signal);
    return markTrue('Stored', `${context.code.facts.size} bytes, sha256 ${context.code.digest}`);
  } catch (error) {
    return markFailedPackage(error, context, condition, fn);
  }
}

function knownDigest({ status }: FunctionView, source: PackageSource): Digest | undefined {
  const { codeSource, codeSha256 } = status ?? {};
  if (codeSha256 === undefined || codeSource !== digestOfSource(source)) return undefined;
  return fromCodeSha256(codeSha256);
}
