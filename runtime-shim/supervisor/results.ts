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
  /** Few and short-lived: a list is quicker than a map that has to be made anew all the time. */
  readonly #kept: Kept[] = [];
  readonly #onDelivered: () => void;

  constructor(onDelivered: () => void) {
    this.#onDelivered = onDelivered;
  }

  get ids(): string[] {
    return this.#kept.map(({ result }) => result.requestId ?? '');
  }

  has(requestId: string): boolean {
    return this.#find(requestId) !== undefined;
  }

  get allDelivered(): boolean {
    return this.#kept.every(({ delivered }) => delivered);
  }

  keep(result: EventResult): void {
    this.#kept.push({ result: toMessage(result), delivered: false });
    if (this.#kept.length > MAX_KEPT) this.#kept.shift();
  }

  forget(requestIds: readonly string[]): void {
    for (const requestId of requestIds) {
      const at = this.#kept.findIndex(({ result }) => result.requestId === requestId);
      if (at !== -1) this.#kept.splice(at, 1);
    }
  }

  async deliver(requestId: string, link: Link): Promise<void> {
    const kept = this.#find(requestId);
    if (kept === undefined) return;
    const messages = resultMessages(kept.result);
    kept.delivered = link.sendNow(messages) ?? (await link.sendAll(messages));
    this.#onDelivered();
  }

  /** After Welcome: what is wanted goes out again, and so does what finished since Hello; the rest is forgotten. */
  settle(announced: readonly string[], wanted: readonly string[], link: Link): void {
    this.forget(announced.filter((requestId) => !wanted.includes(requestId)));
    for (const { result, delivered } of [...this.#kept]) {
      const requestId = result.requestId ?? '';
      if (!delivered || wanted.includes(requestId)) void this.deliver(requestId, link);
    }
    this.#onDelivered();
  }

  #find(requestId: string): Kept | undefined {
    return this.#kept.find(({ result }) => result.requestId === requestId);
  }
}

function toMessage(result: EventResult): Result {
  return {
    requestId: result.requestId,
    functionError: result.failed ? 'Unhandled' : '',
    errorType: result.errorType,
    durationMs: result.durationMs,
    initDurationMs: result.initDurationMs,
    maxMemoryUsedMb: result.maxMemoryUsedMb,
    logTail: result.logTail ?? null,
    body: result.body,
  };
}
