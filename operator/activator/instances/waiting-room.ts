// Events that wait for an instance, or for an activator, in the order in which they came. Each has an end: its time limit, or its caller's leaving.
import { Alarm } from '@pilotlight/runtime-shim/alarm';
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Job } from './job.ts';

export interface WaitingRoomOptions {
  clock: Clock;
  limitMs: number;
  /** What a caller hears whose event waited in vain. */
  expired: () => PilotlightError;
  /** Called with how long it waited when an event leaves the room for what it waited for. */
  onWaited?: (ms: number) => void;
}

export class WaitingRoom {
  readonly #options: WaitingRoomOptions;
  /** With what each must stop listening to. */
  readonly #jobs = new Map<Job, () => void>();
  /** One for all: most leave long before their limit. */
  readonly #limit: Alarm;

  constructor(options: WaitingRoomOptions) {
    this.#options = options;
    const { clock } = options;
    this.#limit = new Alarm({
      now: () => clock.monotonicMs(),
      after: (ms, callback) => clock.after(ms, callback),
      ring: () => this.#expire(),
    });
  }

  get size(): number {
    return this.#jobs.size;
  }

  add(job: Job): void {
    const { caller } = job.event;
    if (caller.isGone) return this.#left(job);
    this.#jobs.set(
      job,
      caller.onGone(() => this.#left(job)),
    );
    // One that was refused elsewhere came long before those that wait already.
    this.#limit.set(Math.min(this.#dueOf(job), this.#limit.dueMs ?? Infinity));
  }

  /** The one that waits longest. */
  next(): Job | undefined {
    const [job] = this.#jobs.keys();
    if (job === undefined) return undefined;
    this.#remove(job);
    this.#options.onWaited?.(this.#options.clock.monotonicMs() - job.submittedAtMs);
    return job;
  }

  rejectAll(error: PilotlightError): void {
    for (const job of this.takeAll()) job.reject(error);
  }

  /** All, to wait or run elsewhere. */
  takeAll(): Job[] {
    const jobs = [...this.#jobs.keys()];
    for (const job of jobs) this.#remove(job);
    return jobs;
  }

  #expire(): void {
    const nowMs = this.#options.clock.monotonicMs();
    let nextMs = Infinity;
    for (const job of [...this.#jobs.keys()]) {
      if (this.#dueOf(job) <= nowMs) this.#expired(job);
      else nextMs = Math.min(nextMs, this.#dueOf(job));
    }
    if (this.size > 0) this.#limit.set(nextMs);
  }

  #expired(job: Job): void {
    this.#remove(job);
    job.reject(this.#options.expired());
  }

  #left(job: Job): void {
    this.#remove(job);
    job.reject(new PilotlightError('RequestTimedOut', 'The caller left while the request waited.'));
  }

  #remove(job: Job): void {
    this.#jobs.get(job)?.();
    this.#jobs.delete(job);
    if (this.size === 0) this.#limit.stop();
  }

  #dueOf(job: Job): number {
    return job.submittedAtMs + this.#options.limitMs;
  }
}
