// Long work is done in short pieces, between which others have their turn.

/** Asked after every piece. Undefined: go on. */
export type Turn = () => Promise<void> | undefined;

/** How long the event loop may stand still: far below any keepalive. */
const TURN_MS = 20;

/** Lets the other work of this process go on. */
export function makeTurn(): Turn {
  let endsAt = performance.now() + TURN_MS;
  return () => {
    if (performance.now() < endsAt) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        endsAt = performance.now() + TURN_MS;
        resolve();
      });
    });
  };
}
