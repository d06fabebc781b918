// The law of a controller. It is told which object to look at, never what happened to it, so it cannot depend on having
// seen every event: it compares what is with what should be, and moves one towards the other.

export interface Key {
  namespace: string;
  name: string;
}

export interface Outcome {
  /** Look again after this time even if nothing changes; time is an input of the decision. */
  againInMs?: number;
}

export interface Reconciler {
  /**
   * Called with one key, never twice at once for the same key. A throw is retried with back-off; throwing Terminal gives
   * up until the object changes. The signal ends when the process stops, loses its leadership, or the call takes too long:
   * nothing may be written after that.
   */
  reconcile(key: Key, signal: AbortSignal): Promise<Outcome>;
}

/** Trying again cannot help until somebody changes the object. */
export class Terminal extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'Terminal';
  }
}

export const keyText = ({ namespace, name }: Key): string => `${namespace}/${name}`;
