// Results that no Invoke has acknowledged. They are kept, because a stream may break with one on its way, and go out
// again when the next activator asks for them.
import type { Result } from '../proto/index.ts';
import { resultMessages } from './chunks.ts';
import type { EventResult } from './event.ts';
import type { Link } from './link.ts';

interface Kept {
  result: Result;
  /** Handed to a stream that was open; not announced as finished before that. */
  delivered: boolean;
}

/** Far above what one event at a time can leave behind: a bound against an activator that never acknowledges. */
const MAX_KEPT = 16;

export class Results {
  readonly #kept = new Map<string, Kept>();
  readonly #onDelivered: () => void;

  constructor(onDelivered: () => void) {
    this.#onDelivered = onDelivered;
  }

  get ids(): string[] {
    return [...this.#kept.keys()];
  }

  has(requestId: string): boolean {
    return this.#kept.has(requestId);
  }

  get allDelivered(): boolean {
    for (const { delivered } of this.#kept.values()) if (!delivered) return false;
    return true;
  }

  keep(result: EventResult): void {
    this.#kept.set(result.requestId, { result: toMessage(result), delivered: false });
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  forget(requestIds: readonly string[]): void {
    for (const requestId of requestIds) this.#kept.delete(requestId);
  }

  async deliver(requestId: string, link: Link): Promise<void> {
    const kept = this.#kept.get(requestId);
    if (kept === undefined) return;
    kept.delivered = await link.sendAll(resultMessages(kept.result));
    this.#onDelivered();
  }

  /** After Welcome: what is wanted goes out again, and so does what finished since Hello; the rest is forgotten. */
  settle(announced: readonly string[], wanted: readonly string[], link: Link): void {
    this.forget(announced.filter((requestId) => !wanted.includes(requestId)));
    for (const [requestId, { delivered }] of this.#kept) {
      if (!delivered || wanted.includes(requestId)) void this.deliver(requestId, link);
    }
    this.#onDelivered();
  }
}

function toMessage(result: EventResult): Result {
  const message: Result = {
    requestId: result.requestId,
    functionError: result.failed ? 'Unhandled' : '',
    errorType: result.errorType,
    durationMs: result.durationMs,
    initDurationMs: result.initDurationMs,
    maxMemoryUsedMb: result.maxMemoryUsedMb,
    body: result.body,
  };
  return result.logTail === undefined ? message : { ...message, logTail: result.logTail };
}
