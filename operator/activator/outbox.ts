// While several calls are under way, what one turn of the event loop has to send leaves at its end. A write wakes whoever reads it, and
// where processors are few he takes this one at once: in the middle of a turn that leaves its work to a cold cache (docs/decisions/0017).

/** What we need of a socket. */
export interface Corked {
  cork(): void;
  uncork(): void;
}

export interface Outbox {
  /** To be called before a write: it leaves at the end of this turn, in order with all others of this socket. */
  hold(socket: Corked): void;
}

/** `callsUnderWay`: a single one is not kept waiting. */
export function makeOutbox(callsUnderWay: () => number): Outbox {
  let held: Corked[] = [];
  const release = (): void => {
    const sockets = held;
    held = [];
    for (const socket of sockets) socket.uncork();
  };
  return {
    hold(socket) {
      if (callsUnderWay() < 2) return;
      socket.cork();
      if (held.push(socket) === 1) setImmediate(release);
    },
  };
}
