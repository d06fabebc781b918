// A handler that a test holds open: it says when an event has come, and answers when told to.
import { until } from '../../../support/until.ts';
import type { Script, ScriptedEvent, ScriptedReply } from './shim.ts';

export class Gate {
  readonly events: ScriptedEvent[] = [];
  readonly #open: ((reply: ScriptedReply) => void)[] = [];

  readonly script: Script = (event) => {
    this.events.push(event);
    return new Promise((resolve) => this.#open.push(resolve));
  };

  /** The n-th event, counted from 0, once it is with a handler. */
  event(index: number): Promise<ScriptedEvent> {
    return until(`event ${index} to reach a handler`, () => this.events[index], { everyMs: 2, withinMs: 5_000 });
  }

  answer(index: number, reply: ScriptedReply = { body: '"done"' }): void {
    this.#open[index]?.(reply);
  }
}
