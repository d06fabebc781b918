// Runs several procedures in every order that their steps can come in. Each waits at the gate before each step; one at a time is let
// through. A run is told by its choices, so that all of them are tried by trying each choice once.
import { setImmediate as settle } from 'node:timers/promises';
import type { FakeClock } from './clock.ts';

export interface Actors {
  /** Each is one procedure; it calls the gate that it is given before each step. */
  readonly procedures: readonly ((gate: () => Promise<void>) => Promise<void>)[];
  /** Procedures that wait for time to pass stand still until nobody else can go on. */
  readonly clock: FakeClock;
}

const CLOCK_STEP_MS = 250;
const STEPS = 1_000;

/** `check` sees the outcome of each run, and the choices that led there. Resolves to how many runs there were. */
export async function everyInterleaving(
  prepare: () => Promise<Actors> | Actors,
  check: (choices: string) => Promise<void> | void,
): Promise<number> {
  let runs = 0;
  for (let path: Choice[] | undefined = []; path !== undefined; path = nextPath(path)) {
    const { procedures, clock } = await prepare();
    await run(procedures, clock, path);
    runs++;
    await check(path.map(({ chosen }) => chosen).join(''));
  }
  return runs;
}

interface Choice {
  readonly chosen: number;
  /** Who else could have gone on. */
  readonly others: readonly number[];
}

/** The last choice that has an alternative left, taken anew; what follows it is open again. */
function nextPath(path: readonly Choice[]): Choice[] | undefined {
  const last = path.findLastIndex(({ others }) => others.length > 0);
  const [chosen, ...others] = path[last]?.others ?? [];
  return chosen === undefined ? undefined : [...path.slice(0, last), { chosen, others }];
}

/** Follows the path as far as it goes, and adds to it what was chosen beyond. */
async function run(procedures: Actors['procedures'], clock: FakeClock, path: Choice[]): Promise<void> {
  const waiting = new Map<number, () => void>();
  let left = procedures.length;
  const ends = procedures.map((procedure, index) =>
    procedure(() => new Promise((resolve) => waiting.set(index, resolve))).finally(() => left--),
  );
  const all = Promise.all(ends);
  all.catch(() => undefined);
  for (let step = 0, taken = 0; left > 0; step++) {
    if (step > STEPS) throw new Error('it does not come to an end');
    await settle();
    if (waiting.size === 0) {
      clock.advance(CLOCK_STEP_MS);
      continue;
    }
    const [first = 0, ...others] = [...waiting.keys()].sort();
    const choice = path[taken] ?? { chosen: first, others };
    path[taken++] = choice;
    const go = waiting.get(choice.chosen);
    waiting.delete(choice.chosen);
    go?.();
  }
  await all;
}
