// Numbers beyond their bounds, and what is no number at all.
import type { BadFunction } from './row.ts';

interface Bounded {
  field: string;
  low: number;
  high: number;
  spec: (value: unknown) => Record<string, unknown>;
}

const bounded: Bounded[] = [
  { field: 'memorySize', low: 128, high: 10_240, spec: (memorySize) => ({ memorySize }) },
  { field: 'timeout', low: 1, high: 900, spec: (timeout) => ({ timeout }) },
  { field: 'idleTimeout', low: 1, high: 86_400, spec: (idleTimeout) => ({ idleTimeout }) },
  { field: 'ephemeralStorage.size', low: 512, high: 10_240, spec: (size) => ({ ephemeralStorage: { size } }) },
  {
    field: 'concurrency.maxInstances',
    low: 1,
    high: 1000,
    spec: (maxInstances) => ({ concurrency: { maxInstances } }),
  },
];

const rowsOf = ({ field, low, high, spec }: Bounded): BadFunction[] => {
  const path = `spec\\.${field.replace('.', '\\.')}`;
  const tooSmall = new RegExp(`${path}: Invalid value: .*greater than or equal to ${low}`);
  const tooLarge = new RegExp(`${path}: Invalid value: .*less than or equal to ${high}`);
  const noInteger = new RegExp(`${path}: Invalid value: .*must be of type int(eger|64)`);
  return [
    { why: `${field} just too small`, spec: spec(low - 1), says: tooSmall },
    { why: `${field} below zero`, spec: spec(-1), says: tooSmall },
    { why: `${field} just too large`, spec: spec(high + 1), says: tooLarge },
    { why: `${field} as large as can be`, spec: spec(Number.MAX_SAFE_INTEGER), says: tooLarge },
    { why: `${field} with a fraction`, spec: spec(low + 0.5), says: noInteger },
    { why: `${field} as text`, spec: spec(String(low)), says: noInteger },
    { why: `${field} as true`, spec: spec(true), says: noInteger },
    { why: `${field} as a list`, spec: spec([low]), says: noInteger },
  ];
};

export const badNumbers: BadFunction[] = bounded.flatMap(rowsOf);
