// Which rights allow an invocation (any one of them does). They are RBAC's names for it: verb create on the subresource
// invocations. Pure.
import type { Target } from '../steps/parse-target.ts';

export interface Right {
  resource: 'functions' | 'versions' | 'aliases';
  /** The object's name. */
  name: string;
}

/** `functionName` is the Function object's; an unqualified invocation, and one of $LATEST, needs the right to the Function. */
export function decideRights(functionName: string, qualifier: Target['qualifier']): Right[] {
  const whole: Right = { resource: 'functions', name: functionName };
  if (qualifier === undefined || qualifier.startsWith('$')) return [whole];
  const resource = /^\d+$/.test(qualifier) ? 'versions' : 'aliases';
  return [whole, { resource, name: `${functionName}.${qualifier.toLowerCase().replaceAll('_', '-')}` }];
}
