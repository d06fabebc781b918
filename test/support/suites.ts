// `npm test`: everything that must hold, cheapest first. `npm test -- unit e2e` runs only those named.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { makeSteps } from './start/steps.ts';

interface Suite {
  name: string;
  command: string;
  args: string[];
}

const nodeTests = (folders: string[], flags: string[]): string[] => [
  '--test',
  '--test-reporter=spec',
  ...flags,
  ...folders.flatMap((folder) => globSync(`test/${folder}/**/*.test.ts`).sort()),
];

const suites: Suite[] = [
  { name: 'verify', command: 'npm', args: ['run', '--silent', 'verify'] },
  { name: 'unit', command: 'node', args: nodeTests(['unit'], []) },
  // One file at a time: each has a real API server, real shims or a whole cluster on two cores.
  { name: 'component', command: 'node', args: nodeTests(['component'], ['--test-concurrency=1']) },
  { name: 'e2e', command: 'node', args: nodeTests(['e2e'], ['--test-concurrency=1']) },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0)
  throw new Error(`no such suite: ${unknown.join(', ')} (there are ${suites.map(({ name }) => name).join(', ')})`);

const step = makeSteps();
for (const { name, command, args } of suites) {
  if (wanted.length === 0 || wanted.includes(name)) await step(name, () => run(command, args));
}

function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args[0] ?? ''} ended with ${code}`)),
    );
  });
}
