// `npm test`: everything that must hold, cheapest first. `npm test -- unit e2e` runs only those named, and
// `npm test -- e2e --keep` leaves the cluster of the stories running for a look.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { TEST_CLUSTER } from '../e2e/support/world.ts';
import { down } from './cluster/index.ts';
import { makeSteps } from './start/steps.ts';

interface Suite {
  name: string;
  command: string;
  args: string[];
  cleanUp?: () => Promise<void>;
  /** It needs one core and nobody's time: it runs beside those before the first that needs both. */
  beside?: true;
}

/** A test that spins blocks its own timers, so the limit is the runner's; it counts for a whole file. */
const nodeTests = (folder: string, limitMs: number, flags: string[] = []): string[] => [
  '--test',
  '--test-reporter=spec',
  `--test-timeout=${limitMs}`,
  ...flags,
  ...globSync(`test/${folder}/**/*.test.ts`).sort(),
];

const { values, positionals: wanted } = parseArgs({
  options: { keep: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const suites: Suite[] = [
  { name: 'verify', command: 'npm', args: ['run', '--silent', 'verify'] },
  { name: 'unit', command: 'node', args: nodeTests('unit', 60_000) },
  { name: 'fuzz', command: 'node', args: ['test/fuzz/main.ts', '--seconds', '120'], beside: true },
  // One file at a time: each has a real API server, real shims or a whole cluster on two cores.
  { name: 'component', command: 'node', args: nodeTests('component', 600_000, ['--test-concurrency=1']) },
  {
    name: 'e2e',
    command: 'node',
    args: nodeTests('e2e', 900_000, ['--test-concurrency=1']),
    cleanUp: async () => {
      if (!values.keep) await down(TEST_CLUSTER);
    },
  },
];

const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  throw new Error(`no such suite: ${unknown.join(', ')} (there are ${suites.map(({ name }) => name).join(', ')})`);
}

const step = makeSteps();
const chosen = suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const first = chosen.findIndex(({ beside }) => beside) + 1;
const ends = await Promise.allSettled([
  runAll(chosen.slice(0, first).filter(({ beside }) => beside)),
  runAll(chosen.slice(0, first).filter(({ beside }) => !beside)),
]);
for (const end of ends) if (end.status === 'rejected') throw end.reason;
await runAll(chosen.slice(first));

async function runAll(some: readonly Suite[]): Promise<void> {
  for (const suite of some) await step(suite.name, () => runSuite(suite));
}

async function runSuite({ command, args, cleanUp }: Suite): Promise<void> {
  try {
    await run(command, args);
  } finally {
    await cleanUp?.();
  }
}

function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args[0] ?? ''} ended with ${code}`));
    });
  });
}
