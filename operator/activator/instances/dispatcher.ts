// Which instance runs which event: an idle one of the revision that serves, or else the next that becomes free.
import type { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Instance } from './instance.ts';
import type { Job } from './job.ts';
import type { Roster } from './roster.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface DispatcherDeps {
  clock: Clock;
  roster: Roster;
  waiting: WaitingRoom;
  /** The id of the revision that serves. */
  serving: () => string;
  /** One more event waits. */
  onWaiting: () => void;
  /** An instance has nothing to do. */
  onIdle: (instance: Instance) => void;
  /** Where events go once this activator does not own the function any more. */
  elsewhere: (job: Job) => void;
}

/** How long an instance that refused an event is left alone. */
const REFUSED_MS = 100;

export class Dispatcher {
  readonly #deps: DispatcherDeps;
  #state: 'open' | 'released' | PilotlightError = 'open';

  constructor(deps: DispatcherDeps) {
    this.#deps = deps;
  }

  dispatch(job: Job): void {
    if (this.#state === 'released') return this.#deps.elsewhere(job);
    const instance = this.#deps.roster.takeIdle(this.#deps.serving());
    if (instance !== undefined) return this.#give(job, instance);
    if (this.#state !== 'open') return job.reject(this.#state);
    job.sender?.tellWaiting();
    this.#deps.waiting.add(job);
    this.#deps.onWaiting();
  }

  /** It may take an event again. */
  free(instance: Instance): void {
    if (this.#state === 'released' || instance.isLeaving) return;
    const serves = instance.identity.revision === this.#deps.serving();
    const job = serves && instance.isIdle ? this.#deps.waiting.next() : undefined;
    if (job !== undefined) return this.#give(job, instance);
    this.#deps.roster.putIdle(instance);
    this.#deps.onIdle(instance);
  }

  /** Nothing of the job ran. */
  refused(job: Job, instance: Instance): void {
    this.dispatch(job);
    this.#deps.clock.after(REFUSED_MS, () => {
      if (instance.isIdle) this.free(instance);
    });
  }

  /** Nothing new; what waits hears why. */
  close(reason: PilotlightError): void {
    this.#state = reason;
    this.#deps.waiting.rejectAll(reason);
  }

  /** The function goes elsewhere, and with it what waited. */
  release(): Job[] {
    this.#state = 'released';
    return this.#deps.waiting.takeAll();
  }

  #give(job: Job, instance: Instance): void {
    if (job.sender?.countsOnWaiting !== true) return instance.invoke(job);
    instance.reserved = true;
    void job.sender.mayRun().then((may) => {
      instance.reserved = false;
      if (may && instance.isIdle && this.#state !== 'released') return instance.invoke(job);
      if (may) this.dispatch(job);
      if (instance.isIdle) this.free(instance);
    });
  }
}
