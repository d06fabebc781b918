// Says what a long step is doing, every fifteen seconds, so that nobody wonders whether it hangs.
const everyMs = 15_000;

export type Log = (line: string) => void;

/** Runs `work`, which may name its current detail through `tell`; logs the start, a line now and then, and the end. */
export async function withProgress<T>(
  log: Log,
  what: string,
  work: (tell: (detail: string) => void) => Promise<T>,
): Promise<T> {
  const start = performance.now();
  let detail = '';
  log(`${what} ...`);
  const ticker = setInterval(() => {
    log(`${what}: ${elapsed(start)} so far${detail === '' ? '' : `, ${detail}`}`);
  }, everyMs);
  try {
    const result = await work((text) => {
      detail = text.trim().slice(0, 100);
    });
    log(`${what}: done in ${elapsed(start)}`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}

export function elapsed(start: number): string {
  const seconds = (performance.now() - start) / 1000;
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${String(Math.floor(seconds / 60))} m ${String(Math.round(seconds % 60))} s`;
}
