// `npm run fuzz -- --seconds N [--seed S] [--only TARGET] [--case I]`: feeds every parser that meets the outside with what is
// nearly right, until the time is over. A failure prints what repeats it.
import { inspect, parseArgs } from 'node:util';
import { Random, seedOf } from './random.ts';
import type { FuzzTarget } from './target.ts';
import { targets } from './targets/all.ts';
import { Watchdog } from './watchdog.ts';

const SLICE_MS = 250;
const CASE_LIMIT_MS = 10_000;
const MEMORY_LIMIT_BYTES = 1_200_000_000;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    only: { type: 'string' },
    case: { type: 'string' },
  },
});
const seed = Number(values.seed);
const chosen = targets.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0) throw new Error(`no such target: there are ${targets.map(({ name }) => name).join(', ')}`);
const counts = new Map<FuzzTarget, number>(chosen.map((target) => [target, 0]));
const watchdog = new Watchdog(CASE_LIMIT_MS);

const repeatOf = (target: FuzzTarget, index: number): string =>
  `npm run fuzz -- --only ${target.name} --seed ${seed} --case ${index}`;

/** The case that runs, until there is none: what a listener throws, and what waits for ever, ends the process in its middle. */
let current = '';
process.on('exit', () => {
  if (current !== '') console.error(`fuzz: ended in the middle of a case. repeat: ${current}`);
});

async function runCase(target: FuzzTarget, index: number): Promise<void> {
  let input: unknown = 'nothing yet';
  const repeat = repeatOf(target, index);
  current = repeat;
  watchdog.begin(repeat);
  try {
    await target.run(new Random(seedOf(seed, target.name, index)), (what) => (input = what));
  } catch (error) {
    const shown = input instanceof Uint8Array ? Buffer.from(input).toString('latin1') : input;
    const hex = input instanceof Uint8Array ? `\ninput (hex): ${Buffer.from(input).toString('hex')}` : '';
    const text = inspect(shown, { maxStringLength: 2000, depth: 6 });
    throw new Error(`${target.name} failed.\nrepeat: ${repeat}\ninput: ${text}${hex.slice(0, 20_000)}`, {
      cause: error,
    });
  }
}

/** Some cases of one target; where it has run longer than the others it gets no more. */
async function runSlice(target: FuzzTarget): Promise<void> {
  const sliceEnd = performance.now() + SLICE_MS;
  while (performance.now() < sliceEnd) {
    const index = counts.get(target) ?? 0;
    counts.set(target, index + 1);
    await runCase(target, index);
  }
  const { rss } = process.memoryUsage();
  if (rss > MEMORY_LIMIT_BYTES) throw new Error(`${target.name}: ${rss} bytes of memory with seed ${seed}`);
}

console.log(`fuzz: seed ${seed}`);
if (values.case !== undefined) {
  for (const target of chosen) await runCase(target, Number(values.case));
} else {
  const endMs = performance.now() + Number(values.seconds) * 1000;
  // Whole rounds, so that every target gets its turn.
  do for (const target of chosen) await runSlice(target);
  while (performance.now() < endMs);
  for (const [{ name }, count] of counts) console.log(`${name}: ${count} cases`);
}
current = '';
for (const target of chosen) target.close?.();
watchdog.stop();
