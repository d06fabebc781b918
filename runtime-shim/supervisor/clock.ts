// Time, injected: tests bring their own.

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds for measuring, with fractions, never going back. */
  monotonic(): number;
  /** Calls back after that time unless the returned function is called first. */
  after(ms: number, action: () => void): () => void;
}

export const systemClock: Clock = {
  now: Date.now,
  monotonic: () => performance.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
