// Time as a dependency: tests turn it by hand.

export interface Clock {
  /** Milliseconds that only ever grow; for durations. */
  monotonicMs(): number;
  /** The wall clock; for what people and other programs read. */
  now(): Date;
  /** Calls back once after the delay; the result cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  now: () => new Date(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
