// Where an Alias may point now: all that its spec names is there, ready, and knows of this alias, so that nobody can delete it any more.
import { isTrue, markFalse, markUnknown, type Mark } from '../../api/conditions.ts';
import type { FailureCode } from '../../api/errors.ts';
import { versionName } from '../../api/names.ts';
import { LATEST, LATEST_PUBLISHED } from '../../api/published.ts';
import { targetOf } from '../version/decide-naming.ts';
import type { VersionView } from '../version/view.ts';
import type { AliasView } from './view.ts';

export interface Routing {
  readonly functionVersion: string;
  readonly candidateVersion?: string;
  readonly candidateWeight?: number;
}

export interface Refusal {
  readonly refusal: Mark;
}

export type Resolution = { readonly routing: Routing } | Refusal;

export interface Known {
  readonly hasFunction: boolean;
  /** All of the function. */
  readonly versions: readonly VersionView[];
}

export function decideRouting(alias: AliasView, { hasFunction, versions }: Known): Resolution {
  const { functionName, functionVersion, routingConfig } = alias.spec;
  if (functionVersion === LATEST)
    return hasFunction
      ? { routing: { functionVersion } }
      : refuse('FunctionMissing', `Function not found: there is no Function ${functionName} for ${LATEST}`);
  const next = functionVersion === LATEST_PUBLISHED ? targetOf(alias, versions)?.spec.version : functionVersion;
  if (next === undefined)
    return refuse(
      'VersionMissing',
      `Function not found: no Version of ${functionName} was published whose code is in the store`,
    );
  const [candidate] = routingConfig?.additionalVersionWeights ?? [];
  const wanted = [String(next), ...(candidate === undefined ? [] : [candidate.functionVersion])];
  for (const number of wanted) {
    const version = versions.find(({ spec }) => String(spec.version) === number);
    const refusal = refusalOf(alias, versionName(functionName, number), version);
    if (refusal !== undefined) return refusal;
  }
  return { routing: { functionVersion: String(next), ...shareOf(candidate) } };
}

const shareOf = (candidate: { functionVersion: string; functionWeight: number } | undefined) =>
  candidate === undefined
    ? {}
    : { candidateVersion: candidate.functionVersion, candidateWeight: candidate.functionWeight };

/** Why requests cannot go to that version yet. */
export function refusalOf({ spec }: AliasView, name: string, version: VersionView | undefined): Refusal | undefined {
  if (version === undefined)
    return refuse('VersionMissing', `Function not found: there is no Version ${name}; apply it, or name another one`);
  const ready = version.status?.conditions?.find(({ type }) => type === 'Ready');
  if (!isTrue(version.status?.conditions, 'Ready')) {
    const why = ready === undefined ? 'it was not looked at yet' : `${ready.reason}: ${ready.message}`;
    return refuse('VersionNotReady', `Version ${name} is not ready: ${why}`);
  }
  if (version.status?.aliases?.includes(spec.aliasName) === true) return undefined;
  return { refusal: markUnknown('Waiting', `waits for Version ${name} to name this alias in its status`) };
}

const refuse = (code: FailureCode, message: string): Refusal => ({ refusal: markFalse(code, message) });
