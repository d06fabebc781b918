// Which rights allow an invocation (any one of them does). They are RBAC's names for it: verb create on the subresource
// invocations. Pure.
import type { Target } from '../steps/parse-target.ts';

export interface Right {
  resource: 'functions' | 'versions' | 'aliases';
  subresource: 'invocations' | 'code';
  /** The object's name; empty for all of them. */
  name: string;
}

/** `functionName` is the Function object's; an unqualified invocation, and one of $LATEST, needs the right to the Function. */
export function decideRights(functionName: string, qualifier: Target['qualifier']): Right[] {
  const whole: Right = { resource: 'functions', subresource: 'invocations', name: functionName };
  if (qualifier === undefined || qualifier.startsWith('$')) return [whole];
  const resource = /^\d+$/.test(qualifier) ? 'versions' : 'aliases';
  const name = `${functionName}.${qualifier.toLowerCase().replaceAll('_', '-')}`;
  return [whole, { resource, subresource: 'invocations', name }];
}
