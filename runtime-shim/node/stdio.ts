// Output of user code is written at once or waits: what was logged before a reply, an exit or a crash is never lost, and
// a handler that floods its output is slowed down instead of growing.

interface Blocking {
  _handle?: { setBlocking?: (blocking: boolean) => number };
}

/** Node.js has no public way to make a pipe's writes synchronous; without it they are queued in this process. */
export function blockOnWrite(stream: NodeJS.WriteStream): void {
  (stream as unknown as Blocking)._handle?.setBlocking?.(true);
}
