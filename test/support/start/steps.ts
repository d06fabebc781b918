// Says what is going on, and how long each step took.

export type Log = (line: string) => void;
export type Step = <T>(what: string, work: (log: Log) => Promise<T>) => Promise<T>;

export function makeSteps(): Step {
  return async (what, work) => {
    const startedAt = performance.now();
    const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
    console.log(`· ${what}`);
    try {
      const result = await work((line) => console.log(`    ${line}`));
      console.log(`  done in ${seconds()}`);
      return result;
    } catch (error) {
      console.error(`  failed after ${seconds()}`);
      throw error;
    }
  };
}
