// The figures of the last commit, to be printed beside the new ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/cluster/paths.ts';

/** The tables of docs/performance.md, as they stand there. */
export function committedTables(): string {
  const text = readFileSync(join(repository, 'docs/performance.md'), 'utf8');
  const figures = text.slice(text.indexOf('## Figures'), text.indexOf('## What is behind them'));
  return figures
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .join('\n');
}
