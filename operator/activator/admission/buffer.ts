// How much may wait: bytes in total, bytes and requests per function. Room is taken before anything is read.
import { PilotlightError } from '../../api/errors.ts';

export interface BufferLimits {
  totalBytes: number;
  functionBytes: number;
  functionRequests: number;
}

interface Usage {
  bytes: number;
  requests: number;
}

/** Room that one request holds until it is answered. */
export interface Room {
  /** Takes more, for a body whose length nobody announced. Throws when there is none. */
  grow(bytes: number): void;
  release(): void;
}

export class Buffer {
  readonly #limits: BufferLimits;
  readonly #byFunction = new Map<string, Usage>();
  #totalBytes = 0;
  #totalRequests = 0;

  constructor(limits: BufferLimits) {
    this.#limits = limits;
  }

  get bytes(): number {
    return this.#totalBytes;
  }

  get requests(): number {
    return this.#totalRequests;
  }

  /** Throws a throttle in Lambda's shape when there is no room. */
  take(functionId: string, bytes: number): Room {
    const usage = this.#byFunction.get(functionId) ?? { bytes: 0, requests: 0 };
    if (usage.requests >= this.#limits.functionRequests)
      throw new PilotlightError('FunctionBufferFull', 'Rate Exceeded.');
    this.#assertRoom(usage, bytes);
    this.#byFunction.set(functionId, usage);
    usage.requests++;
    this.#totalRequests++;
    let held = 0;
    const grow = (more: number): void => {
      this.#assertRoom(usage, more);
      usage.bytes += more;
      this.#totalBytes += more;
      held += more;
    };
    grow(bytes);
    return { grow, release: () => this.#release(functionId, usage, held) };
  }

  #assertRoom(usage: Usage, more: number): void {
    if (usage.bytes + more > this.#limits.functionBytes)
      throw new PilotlightError('FunctionBufferFull', 'Rate Exceeded.');
    if (this.#totalBytes + more > this.#limits.totalBytes) throw new PilotlightError('BufferFull', 'Rate Exceeded.');
  }

  #release(functionId: string, usage: Usage, held: number): void {
    usage.bytes -= held;
    usage.requests--;
    this.#totalRequests--;
    this.#totalBytes -= held;
    if (usage.requests === 0) this.#byFunction.delete(functionId);
  }
}
