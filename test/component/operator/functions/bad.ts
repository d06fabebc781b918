// Functions that the API server must refuse.
import { badCode } from './bad-code.ts';
import { badEnvironments } from './bad-environment.ts';
import { badFields } from './bad-fields.ts';
import { badNumbers } from './bad-numbers.ts';
import { badSources } from './bad-sources.ts';
import type { BadFunction } from './row.ts';

export const badFunctions: readonly BadFunction[] = [
  ...badFields,
  ...badCode,
  ...badSources,
  ...badEnvironments,
  ...badNumbers,
];
