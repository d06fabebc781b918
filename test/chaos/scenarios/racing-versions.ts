// An alias moves again and again under load, while versions are published, copied and deleted around it.
import { versionName } from '../../../operator/api/names.ts';
import { isConflict, isNotFound, isRefused } from '../../../operator/kube/errors.ts';
import { aliases, versions } from '../../../operator/kube/resources.ts';
import { until } from '../../support/until.ts';
import { applyFunction, remove, untilAnswers, untilKnown } from '../functions.ts';
import { Lives, lateness } from '../load/lives.ts';
import { balance } from '../load/ledger.ts';
import { Load } from '../load/load.ts';
import { count, factsOf, seconds, type Outcome, type Scenario, type Size, type Stage } from '../scenario.ts';

interface Plan {
  shifts: number;
  /** Versions that are applied by hand and deleted again. */
  copies: number;
  /** Changes of code, each of which the operator publishes. */
  updates: number;
}

const plans: Record<Size, Plan> = {
  full: { shifts: 500, copies: 300, updates: 20 },
  short: { shifts: 30, copies: 20, updates: 1 },
};
const NAME = 'racing';
const ALIAS = 'live';
const PER_SECOND = 100;
const SHIFT_EVERY_MS = 350;
/** So many published versions stay; the alias goes around among them. */
const KEPT = 3;
/** Copies have the numbers below, so that what is published always is the newest. */
const BASE = 10_000;
const FIRST_COPY = 2;
const write = { manager: 'chaos' };

export const racingVersions: Scenario = {
  name: 'racing-versions',
  promise:
    'An alias that moves, and versions that come and go around it, lose no request, and each is answered by one live version.',
  run: (stage, size) => new Race(stage, plans[size]).run(),
};

class Race {
  readonly #stage: Stage;
  readonly #plan: Plan;
  readonly #lives = new Lives();
  /** Published, the newest last. */
  #published: number[] = [];
  readonly #shifts: { atMs: number; to: string }[] = [];
  #pointsTo = 0;

  constructor(stage: Stage, plan: Plan) {
    this.#stage = stage;
    this.#plan = plan;
  }

  async run(): Promise<Outcome> {
    const { story, runs } = this.#stage;
    await this.#publish(1);
    await this.#copy(BASE);
    this.#published.push(BASE);
    await this.#publish(2);
    await this.#point(1);
    await untilAnswers(this.#stage, `${NAME}:${ALIAS}`);
    // One that does not know it yet says at once that there is none.
    await untilKnown(this.#stage, `${NAME}:${ALIAS}`);
    const load = new Load({
      target: story.target,
      functionName: `${NAME}:${ALIAS}`,
      perSecond: PER_SECOND,
      workMs: 10,
    });
    await Promise.all([this.#shiftAll(), this.#copyAll(), this.#updateAll()]);
    const calls = await load.stop();
    await remove(this.#stage, NAME);
    const ledger = balance(calls, runs.pods);
    const answered = calls.filter(({ failure }) => failure === undefined);
    const late = lateness(this.#shifts, answered);
    const p99 = late.toSorted((a, b) => a - b)[Math.ceil(late.length * 0.99) - 1] ?? NaN;
    return {
      ledger,
      facts: [
        ...factsOf(ledger),
        count('answers that name two versions', answered.filter((call) => call.executed !== seenBy(call.text)).length),
        count('answers of a version that was not there', answered.filter((call) => !this.#lives.had(call)).length),
        count('shifts too few', this.#plan.shifts - this.#shifts.length),
        seconds('a shift is felt within (p99)', p99, 0.5),
      ],
    };
  }

  async #shiftAll(): Promise<void> {
    for (let shift = 0; shift < this.#plan.shifts; shift++) {
      const next = this.#published.find((version) => version > this.#pointsTo) ?? this.#published[0] ?? 1;
      await this.#point(next);
      await pace(SHIFT_EVERY_MS);
    }
  }

  async #point(version: number): Promise<void> {
    const { client, story } = this.#stage;
    const metadata = { name: `${NAME}.${ALIAS}`, namespace: story.namespace };
    const spec = { functionName: NAME, aliasName: ALIAS, functionVersion: String(version) };
    this.#pointsTo = version;
    await client.apply(aliases, { metadata, spec }, write);
    this.#shifts.push({ atMs: performance.now(), to: String(version) });
  }

  /** Copies of a version that runs, as a backup would bring them. */
  async #copyAll(): Promise<void> {
    const everyMs = (this.#plan.shifts * SHIFT_EVERY_MS) / this.#plan.copies;
    for (let copy = 0; copy < this.#plan.copies; copy++) {
      await this.#copy(FIRST_COPY + copy);
      await pace(everyMs);
      await this.#delete(FIRST_COPY + copy);
    }
  }

  async #copy(version: number): Promise<void> {
    const { client } = this.#stage;
    const { spec } = await client.get(versions, this.#ref(this.#published.at(-1) ?? 1));
    await client.create(versions, { metadata: this.#ref(version), spec: { ...spec, version } }, write);
    this.#lives.began(version);
  }

  async #updateAll(): Promise<void> {
    const everyMs = (this.#plan.shifts * SHIFT_EVERY_MS) / (this.#plan.updates + 1);
    for (let update = 1; update <= this.#plan.updates; update++) {
      await pace(everyMs);
      await this.#publish(2 + update);
      const oldest = this.#published[0];
      if (oldest === undefined || this.#published.length <= KEPT) continue;
      this.#published.shift();
      await until(`version ${oldest} deleted`, () => this.#delete(oldest), { withinMs: 60_000, everyMs: 50 });
    }
  }

  /** The operator gives the numbers; nobody else changes the code, so they follow each other. */
  async #publish(code: number): Promise<void> {
    const { client } = this.#stage;
    await applyFunction(this.#stage, NAME, code, { publish: true });
    const before = Math.max(0, ...this.#published);
    const isReady = async (): Promise<number | undefined> => {
      const { items } = await client.list(versions, {}, { namespace: this.#stage.story.namespace });
      const found = items.find(({ spec }) => spec.version > before);
      const ready = found?.status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True');
      return ready === true ? found?.spec.version : undefined;
    };
    const version = await until(`a version after ${before}`, isReady, { withinMs: 60_000, everyMs: 50 });
    this.#lives.began(version);
    this.#published.push(version);
  }

  /** False: an alias names it. */
  async #delete(version: number): Promise<boolean> {
    const { client } = this.#stage;
    try {
      const { metadata } = await client.get(versions, this.#ref(version));
      await client.delete(versions, metadata, { uid: metadata.uid });
    } catch (error) {
      if (isRefused(error) || isConflict(error)) return false;
      if (!isNotFound(error)) throw error;
    }
    this.#lives.ended(version);
    return true;
  }

  #ref(version: number): { name: string; namespace: string } {
    return { name: versionName(NAME, version), namespace: this.#stage.story.namespace };
  }
}

/** What the handler saw. */
const seenBy = (text: string): string | undefined => (JSON.parse(text) as { functionVersion?: string }).functionVersion;

const pace = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
