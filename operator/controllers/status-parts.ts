// What the statuses of all kinds have in common.
import type { Mark } from '../api/conditions.ts';

/** Lambda's State of a function or version. */
export function stateOf({ status }: Pick<Mark, 'status'>): 'Active' | 'Failed' | 'Pending' {
  if (status === 'True') return 'Active';
  return status === 'False' ? 'Failed' : 'Pending';
}

export type Partially<T> = { [K in keyof T]: T[K] | undefined };

/** What is not known is not written. */
export function dropUndefined<T extends object>(status: Partially<T>): T {
  return Object.fromEntries(Object.entries(status).filter(([, value]) => value !== undefined)) as T;
}
