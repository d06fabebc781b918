// What a head asks for: which function, and how it is to be invoked. Read once, however often a connection says it.
import type { Head } from '../http/exchange.ts';
import { parseOptions, type InvokeOptions } from './parse-options.ts';
import { parseTarget, type Target } from './parse-target.ts';

export interface Asked {
  target: Target;
  options: InvokeOptions;
}

const known = new WeakMap<Head, Asked>();

export function parseHead(head: Head): Asked {
  const before = known.get(head);
  if (before !== undefined) return before;
  const asked = { target: parseTarget(head), options: parseOptions(head) };
  known.set(head, asked);
  return asked;
}
