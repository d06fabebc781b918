// May they: RBAC decides, before anything is said about what exists.
import { PilotlightError } from '../../api/errors.ts';
import { field } from '../../observe/log.ts';
import type { Caller } from '../access/access.ts';
import type { Answer } from '../access/answer.ts';
import { decideRights, type Right } from '../access/decide-rights.ts';
import type { Call, PipelineDeps } from '../context.ts';
import { ask } from './authenticate.ts';
import type { Target } from './parse-target.ts';

/** Where a function lives in Kubernetes. */
export interface Address {
  namespace: string;
  name: string;
}

/** At once when the decision is known. */
export function authorize(call: Call, target: Target, caller: Caller, deps: PipelineDeps): Address | Promise<Address> {
  const question = questionOf(target, caller);
  const { address, rights } = question;
  if (question.granted?.peek() === true) return address;
  question.granted = rights
    .map((right) => deps.access.recallDecision(caller, address.namespace, right))
    .find((decision) => decision?.peek() === true);
  return question.granted === undefined ? review(call, question, deps) : address;
}

interface Question {
  address: Address;
  rights: Right[];
  caller: Caller;
  /** Said yes the last time. */
  granted: Answer<boolean> | undefined;
}

/** Of the caller who named the target last: a connection says the same again and again. */
const known = new WeakMap<Target, Question>();

function questionOf(target: Target, caller: Caller): Question {
  const before = known.get(target);
  if (before?.caller === caller) return before;
  const address = { namespace: namespaceOf(target, caller), name: objectName(target.name) };
  const question = { address, rights: decideRights(address.name, target.qualifier), caller, granted: undefined };
  known.set(target, question);
  return question;
}

async function review(
  call: Call,
  { address, rights, caller }: Question,
  { access, log }: PipelineDeps,
): Promise<Address> {
  const { namespace, name } = address;
  if (await ask(() => access.mayCreate(caller, namespace, rights))) return address;
  const needed = rights.map((right) => `${right.resource}/invocations ${right.name}`);
  log.warn('refused: AccessDenied', {
    [field.requestId]: call.requestId,
    [field.namespace]: namespace,
    [field.function]: name,
    caller: caller.username,
    from: call.request.connection.remoteAddress,
    needed,
  });
  throw new PilotlightError(
    'AccessDenied',
    `User: ${caller.username} is not authorized to perform: lambda:InvokeFunction on resource: function ${name} in namespace ` +
      `${namespace} because no RBAC rule allows create on ${rights.map(({ resource }) => `${resource}/invocations`).join(' or ')} of pilotlight.dev`,
  );
}

/** Where nothing is named it is the caller's own. */
export function namespaceOf({ namespace }: Pick<Target, 'namespace'>, caller: Caller): string {
  const found = namespace ?? caller.namespace;
  if (found !== undefined) return found;
  const hint = 'call as a service account, or put /namespaces/NAMESPACE before the path';
  throw new PilotlightError('InvalidParameterValue', `${caller.username} belongs to no namespace: ${hint}`);
}

/** Lambda's names have capitals and underscores, objects of Kubernetes do not. */
function objectName(name: string): string {
  const lower = name.toLowerCase();
  return lower.includes('_') ? lower.replaceAll('_', '-') : lower;
}
