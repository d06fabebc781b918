// The same work is done once for all who ask for it meanwhile. It ends early when none of them waits any longer.
import { orAborted } from './or-aborted.ts';

interface Flight<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();

  async run(key: string, work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const flight = this.#flights.get(key) ?? this.#start(key, work);
    flight.waiting++;
    try {
      return await orAborted(flight.result, signal);
    } finally {
      if (--flight.waiting === 0) this.#end(key, flight);
    }
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const stop = new AbortController();
    const flight = { result: work(stop.signal), stop, waiting: 0 };
    this.#flights.set(key, flight);
    // Whoever waits hears of it.
    flight.result.catch(() => undefined).finally(() => this.#end(key, flight));
    return flight;
  }

  /** Nobody joins one that is over. */
  #end(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
    flight.stop.abort(new Error('nobody waits for it any more'));
  }
}
