// How an instance is taken in: known again when it comes back, greeted, and told what it is.
import type { Hello } from '@pilotlight/runtime-shim/proto';
import type { Clock } from '../../reconcile/clock.ts';
import { Assigner, type AssignerDeps } from './assigner.ts';
import { Instance, type InstanceEvents } from './instance.ts';
import { storedOf } from './gather.ts';
import type { Roster } from './roster.ts';
import type { Sessions } from './sessions.ts';
import { Stream, type Wire } from './stream.ts';

export interface ReceptionDeps extends AssignerDeps {
  clock: Clock;
  roster: Roster;
  sessions: Sessions;
  events: InstanceEvents;
}

/** The shim must come back within this time when its stream broke under an event. */
const REATTACH_MS = 3_000;
/** Initialisation has 10 s of its own; the rest is for the way there and back. */
const SILENCE_MARGIN_MS = 15_000;
/** To fetch and unpack packages a shim has 10 s. */
const FETCH_MARGIN_MS = 15_000;
/** Far above what one event at a time can leave behind. */
const MOST_RUNNING = 16;

/** A second stream of a pod whose first one lives. */
export class AlreadyAttached extends Error {}

export class Reception {
  readonly #deps: ReceptionDeps;
  readonly assigner: Assigner;

  constructor(deps: ReceptionDeps) {
    this.#deps = deps;
    this.assigner = new Assigner(deps);
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

  #welcome(hello: Hello, stream: Stream): Instance {
    const { clock, epoch, sessions, roster, events, onAssigned } = this.#deps;
    const revision = hello.revision ?? '';
    const identity = { podUid: hello.podUid ?? '', podName: hello.podName ?? '', revision };
    const options = { clock, events, epoch, reattachMs: REATTACH_MS, silenceMs: this.#silenceMs(revision) };
    const instance = new Instance(identity, stream, options, (hello.running ?? []).slice(0, MOST_RUNNING));
    roster.add(instance);
    stream.send({ welcome: sessions.welcome(instance, hello, epoch(), []) });
    instance.isInitialised = hello.assignedRevision !== '' && hello.assignedRevision !== undefined;
    instance.isAssigned = instance.isInitialised;
    if (instance.isAssigned) onAssigned(instance);
    else this.assigner.assign(instance);
    return instance;
  }

  #silenceMs(id: string): number {
    const revision = this.#deps.pool(id)?.revision;
    if (revision === undefined) return 900_000 + SILENCE_MARGIN_MS + FETCH_MARGIN_MS;
    const fetchMs = storedOf(revision).length > 0 ? FETCH_MARGIN_MS : 0;
    return revision.spec.timeout * 1000 + SILENCE_MARGIN_MS + fetchMs;
  }

  #reattach(instance: Instance, hello: Hello, stream: Stream): Instance {
    const { epoch, sessions } = this.#deps;
    const finished = hello.finished ?? [];
    stream.send({ welcome: sessions.welcome(instance, hello, epoch(), instance.wanted(finished)) });
    instance.reattached(stream, hello.running ?? [], finished);
    return instance;
  }
}
