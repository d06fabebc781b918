// How an instance is taken in: known again when it comes back, greeted, and told what it is.
import type { Hello } from '@pilotlight/runtime-shim/proto';
import type { Clock } from '../../reconcile/clock.ts';
import { Instance, type InstanceEvents } from './instance.ts';
import type { RevisionPool } from './revision-pool.ts';
import { makeAssign } from './revision.ts';
import type { Roster } from './roster.ts';
import type { Sessions } from './sessions.ts';
import { Stream, type Wire } from './stream.ts';

export interface ReceptionDeps {
  clock: Clock;
  region: string;
  account: string;
  roster: Roster;
  sessions: Sessions;
  /** The epoch of the ring. */
  epoch: () => number;
  pool: (revision: string) => RevisionPool | undefined;
  events: InstanceEvents;
  /** One more is here. */
  onAttached: (instance: Instance) => void;
}

/** The shim must come back within this time when its stream broke under an event. */
const REATTACH_MS = 3_000;
/** Initialisation has 10 s of its own; the rest is for the way there and back. */
const SILENCE_MARGIN_MS = 15_000;
/** Far above what one event at a time can leave behind. */
const MOST_RUNNING = 16;

/** A second stream of a pod whose first one lives. */
export class AlreadyAttached extends Error {}

export class Reception {
  readonly #deps: ReceptionDeps;

  constructor(deps: ReceptionDeps) {
    this.#deps = deps;
  }

  /** A shim that is believed. Throws AlreadyAttached. */
  attach(hello: Hello, wire: Wire): Instance {
    const { roster, sessions } = this.#deps;
    const stream = new Stream(wire);
    const existing = roster.byPod(hello.podUid ?? '');
    if (existing !== undefined) {
      if (sessions.knows(existing, hello)) return this.#reattach(existing, hello, stream);
      if (existing.hasStream && !sessions.outranks(existing, hello))
        throw new AlreadyAttached(`pod ${hello.podName ?? ''} is attached already`);
      existing.lost();
    }
    return this.#welcome(hello, stream);
  }

  /** A retired revision needs nobody new; and of one that was adopted we know no more than its name. */
  assign(instance: Instance): void {
    const { region, account, epoch } = this.#deps;
    const pool = this.#deps.pool(instance.identity.revision);
    if (instance.isAssigned || pool === undefined || pool.role === 'retired' || pool.revision.isAdopted) return;
    instance.isAssigned = true;
    instance.send({ assign: makeAssign(pool.revision, { region, account, epoch: epoch() }) });
  }

  #welcome(hello: Hello, stream: Stream): Instance {
    const { clock, epoch, sessions, roster, events, onAttached } = this.#deps;
    const revision = hello.revision ?? '';
    const identity = { podUid: hello.podUid ?? '', podName: hello.podName ?? '', revision };
    const timeoutMs = (this.#deps.pool(revision)?.revision.spec.timeout ?? 900) * 1000;
    const silenceMs = timeoutMs + SILENCE_MARGIN_MS;
    const options = { clock, events, epoch, reattachMs: REATTACH_MS, silenceMs };
    const instance = new Instance(identity, stream, options, (hello.running ?? []).slice(0, MOST_RUNNING));
    roster.add(instance);
    stream.send({ welcome: sessions.welcome(instance, hello, epoch(), []) });
    instance.isInitialised = hello.assignedRevision !== '' && hello.assignedRevision !== undefined;
    instance.isAssigned = instance.isInitialised;
    this.assign(instance);
    onAttached(instance);
    return instance;
  }

  #reattach(instance: Instance, hello: Hello, stream: Stream): Instance {
    const { epoch, sessions } = this.#deps;
    const finished = hello.finished ?? [];
    stream.send({ welcome: sessions.welcome(instance, hello, epoch(), instance.wanted(finished)) });
    instance.reattached(stream, hello.running ?? [], finished);
    return instance;
  }
}
