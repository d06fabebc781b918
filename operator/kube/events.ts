// Tells people what happened to an object, as Kubernetes events (kubectl describe shows them). Nobody waits for an event and none
// is worth a failed reconcile. The same thing said again within some minutes is not said again; later, the event that is there
// counts on, also that of a predecessor of this process: its name follows from what it says.
import { createHash } from 'node:crypto';
import type { KubeObject } from '../api/meta.ts';
import { managers } from '../api/names.ts';
import type { Clock } from '../reconcile/clock.ts';
import type { KubeClient } from './client.ts';
import { isConflict } from './errors.ts';
import { microTime } from './micro-time.ts';
import { events } from './resources.ts';

export interface Happening {
  regarding: Pick<KubeObject, 'apiVersion' | 'kind' | 'metadata'>;
  type: 'Normal' | 'Warning';
  /** Why, in one word: RevisionCreated. */
  reason: string;
  /** What we were doing, in one word. */
  action: string;
  note: string;
}

export interface EventRecorder {
  record(happening: Happening): void;
}

export interface KubeEventsOptions {
  client: KubeClient;
  clock: Clock;
  /** Of this process. */
  identity: string;
  onError: (error: unknown) => void;
}

const QUIET_MS = 300_000;
const CONTROLLER = 'pilotlight.dev/operator';
const NOTE_LIMIT = 1024;
/** How much of the past is known, and how many may wait; what is beyond is forgotten, or not told. */
const KNOWN = 4096;
const WAITING = 1024;
/** A burst of new objects needs the API server more than their events do. */
const AT_ONCE = 4;

export class KubeEvents implements EventRecorder {
  readonly #options: KubeEventsOptions;
  readonly #told = new Map<string, { atMs: number; count: number }>();
  readonly #waiting: (() => Promise<void>)[] = [];
  #sending = 0;

  constructor(options: KubeEventsOptions) {
    this.#options = options;
  }

  record(happening: Happening): void {
    const name = nameOf(happening);
    const nowMs = this.#options.clock.monotonicMs();
    const last = this.#told.get(name);
    if (last !== undefined && nowMs - last.atMs < QUIET_MS) return;
    if (this.#waiting.length >= WAITING) return;
    const count = (last?.count ?? 0) + 1;
    this.#remember(name, { atMs: nowMs, count });
    const time = microTime(this.#options.clock.now());
    this.#waiting.push(() => this.#send(happening, { name, time, count }));
    this.#pump();
  }

  /** The oldest goes first. */
  #remember(name: string, told: { atMs: number; count: number }): void {
    this.#told.delete(name);
    this.#told.set(name, told);
    const [oldest] = this.#told.keys();
    if (this.#told.size > KNOWN && oldest !== undefined) this.#told.delete(oldest);
  }

  #pump(): void {
    while (this.#sending < AT_ONCE) {
      const send = this.#waiting.shift();
      if (send === undefined) return;
      this.#sending++;
      void send()
        .catch(this.#options.onError)
        .finally(() => {
          this.#sending--;
          this.#pump();
        });
    }
  }

  async #send(happening: Happening, { name, time, count }: { name: string; time: string; count: number }) {
    const { client, identity } = this.#options;
    const write = { manager: managers.operator };
    const { regarding, note, type, reason, action } = happening;
    const { namespace, uid } = regarding.metadata;
    const event = {
      metadata: { name, ...(namespace !== undefined && { namespace }) },
      eventTime: time,
      reportingController: CONTROLLER,
      reportingInstance: identity.slice(0, 128),
      regarding: {
        apiVersion: regarding.apiVersion,
        kind: regarding.kind,
        name: regarding.metadata.name,
        namespace,
        uid,
      },
      note: note.slice(0, NOTE_LIMIT),
      type,
      reason,
      action,
    };
    try {
      await client.create(events, event, write);
    } catch (error) {
      if (!isConflict(error)) throw error;
      // A series has at least two.
      const series = { count: Math.max(2, count), lastObservedTime: time };
      await client.merge(events, event.metadata, { series }, write);
    }
  }
}

function nameOf({ regarding, reason, note }: Happening): string {
  const said = JSON.stringify([regarding.metadata.uid, reason, note]);
  return `${regarding.metadata.name}.${createHash('sha256').update(said).digest('hex').slice(0, 16)}`;
}
