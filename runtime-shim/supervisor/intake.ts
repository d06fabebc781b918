// Events that were accepted and have not finished: first while their body still arrives in chunks, then while they run.
import type { Chunk, Invoke } from '../proto/index.ts';
import type { Event } from './event.ts';
import type { Link } from './link.ts';

interface Accepted {
  event: Event & { body: Uint8Array[] };
  link: Link;
  /** The body is whole: from now on it counts as running, whatever happens to its stream. */
  complete: boolean;
}

export class Intake {
  readonly #accepted = new Map<string, Accepted>();

  /** How many hold a slot. */
  get size(): number {
    return this.#accepted.size;
  }

  has(requestId: string): boolean {
    return this.#accepted.has(requestId);
  }

  /** Those whose handler runs or is certain to. */
  get running(): string[] {
    return [...this.#accepted].filter(([, { complete }]) => complete).map(([requestId]) => requestId);
  }

  /** The event, if it is whole already. */
  accept(invoke: Invoke, link: Link): Event | undefined {
    const event = toEvent(invoke);
    const complete = !invoke.more;
    this.#accepted.set(event.requestId, { event, link, complete });
    return complete ? event : undefined;
  }

  /** The event, if this chunk was its last. Chunks of a refused event belong to nothing. */
  add(chunk: Chunk, link: Link): Event | undefined {
    const accepted = this.#accepted.get(chunk.requestId ?? '');
    if (accepted === undefined || accepted.complete || accepted.link !== link) return undefined;
    accepted.event.body.push(chunk.body ?? new Uint8Array());
    if (!chunk.last) return undefined;
    accepted.complete = true;
    return accepted.event;
  }

  /** Frees the slot; the stream that brought the event. */
  finish(requestId: string): Link | undefined {
    const link = this.#accepted.get(requestId)?.link;
    this.#accepted.delete(requestId);
    return link;
  }

  /** An event whose body was cut off never ran. */
  dropIncomplete(link: Link): void {
    for (const [requestId, accepted] of this.#accepted) {
      if (accepted.link === link && !accepted.complete) this.#accepted.delete(requestId);
    }
  }

  holds(link: Link): boolean {
    for (const accepted of this.#accepted.values()) if (accepted.link === link) return true;
    return false;
  }
}

function toEvent(invoke: Invoke): Event & { body: Uint8Array[] } {
  return {
    requestId: invoke.requestId ?? '',
    invokedFunctionArn: invoke.invokedFunctionArn ?? '',
    clientContext: invoke.clientContext ?? '',
    identity: invoke.identity ?? '',
    traceId: invoke.traceId ?? '',
    logTail: invoke.logTail ?? false,
    body: [invoke.body ?? new Uint8Array()],
  };
}
