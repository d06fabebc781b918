// Events that wait for an instance, in the order in which they came. Each has an end: its time limit, or its caller's leaving.
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Job } from './job.ts';

export interface WaitingRoomOptions {
  clock: Clock;
  limitMs: number;
  /** What an event waited for in vain, for its caller. */
  describe: () => string;
  /** Called with how long it waited when an event leaves the room for an instance. */
  onWaited: (ms: number) => void;
}

export class WaitingRoom {
  readonly #options: WaitingRoomOptions;
  /** With what each must stop listening to. */
  readonly #jobs = new Map<Job, () => void>();

  constructor(options: WaitingRoomOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#jobs.size;
  }

  add(job: Job): void {
    const { clock, limitMs } = this.#options;
    const { caller } = job.event;
    if (caller.isGone) return this.#left(job);
    const alreadyWaited = clock.monotonicMs() - job.submittedAtMs;
    const cancel = clock.after(Math.max(0, limitMs - alreadyWaited), () => this.#expired(job));
    const stopListening = caller.onGone(() => this.#left(job));
    this.#jobs.set(job, () => {
      cancel();
      stopListening();
    });
  }

  /** The one that waits longest. */
  next(): Job | undefined {
    const [job] = this.#jobs.keys();
    if (job === undefined) return undefined;
    this.#remove(job);
    this.#options.onWaited(this.#options.clock.monotonicMs() - job.submittedAtMs);
    return job;
  }

  rejectAll(error: PilotlightError): void {
    for (const job of [...this.#jobs.keys()]) {
      this.#remove(job);
      job.reject(error);
    }
  }

  #expired(job: Job): void {
    this.#remove(job);
    job.reject(new PilotlightError('WaitedTooLong', this.#options.describe()));
  }

  #left(job: Job): void {
    this.#remove(job);
    job.reject(new PilotlightError('RequestTimedOut', 'The caller left while the request waited.'));
  }

  #remove(job: Job): void {
    this.#jobs.get(job)?.();
    this.#jobs.delete(job);
  }
}
