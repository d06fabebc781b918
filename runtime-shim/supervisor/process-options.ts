// What a Node.js process reads only when it starts, and therefore when a spare one will not do.

/** Shares of memorySize as on Lambda: without these the garbage collector takes the machine's size for its own. */
export function heapFlags(memoryMb: number): string[] {
  const oldSpace = Math.floor(memoryMb * 0.9);
  const semiSpace = Math.max(1, Math.floor(memoryMb * 0.05));
  return [`--max-old-space-size=${oldSpace}`, `--max-semi-space-size=${semiSpace}`];
}

const READ_AT_START = /^(NODE_|LD_|LC_|UV_|SSL_CERT_|OPENSSL_|MALLOC_|GLIBC_TUNABLES$|LANG$|TZ$)/;
const READ_LATER = ['NODE_ENV', 'NODE_TLS_REJECT_UNAUTHORIZED'];

/** Setting V8's heap flags in a running process was measured to do nothing, so another size needs a fresh one too. */
export function needsFreshProcess(
  variableNames: readonly string[],
  memoryMb: number,
  spare: { memoryMb: number },
): boolean {
  if (memoryMb !== spare.memoryMb) return true;
  return variableNames.some((name) => READ_AT_START.test(name) && !READ_LATER.includes(name));
}
