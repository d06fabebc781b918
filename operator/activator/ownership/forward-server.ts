// The owner's side of forwarding: takes the events that other activators send.
import type { Buffer as RequestBuffer } from '../admission/buffer.ts';
import type { Logger } from '../../observe/log.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { startGrpcServer, status, type CallHandler, type GrpcCall, type GrpcServer } from '../instances/grpc-server.ts';
import type { RouteName } from '../routes/route-id.ts';
import type { Route } from '../routes/route.ts';
import type { Outbox } from '../outbox.ts';
import type { Certificate } from '../tls/certificate.ts';
import { forwardMethod, verifyPeerKey, type FromOwnerInit, type FromSender } from './forward-messages.ts';
import { Guest } from './guest.ts';
import type { Ring } from './ring.ts';

export interface ForwardServerOptions {
  port: number;
  certificate: Certificate;
  masterKey: Buffer;
  ring: Ring;
  find: (name: RouteName) => Route | undefined;
  buffer: RequestBuffer;
  clock: Clock;
  log: Logger;
  outbox: Outbox;
}

const HELLO_LIMIT_MS = 5_000;

export type ForwardCall = GrpcCall<FromSender, FromOwnerInit>;

export interface ForwardServer extends GrpcServer {
  /** Resolves when all that was taken is answered. */
  idle(): Promise<void>;
}

export async function startForwardServer(options: ForwardServerOptions): Promise<ForwardServer> {
  const { port, certificate, clock, log, outbox } = options;
  const guests = new Set<Guest>();
  const open = (call: ForwardCall): CallHandler<FromSender> => serve(call, options, guests);
  const server = await startGrpcServer({ port, certificate, clock, log, outbox, method: forwardMethod, open });
  const idle = async (): Promise<void> => void (await Promise.all([...guests].map(({ done }) => done)));
  return { ...server, idle };
}

/** What is done with the stream of one activator. */
export function serve(call: ForwardCall, options: ForwardServerOptions, guests: Set<Guest>): CallHandler<FromSender> {
  const visit = new Visit(call, options, guests);
  return { message: (message) => visit.take(message), ended: () => visit.ended() };
}

/** The stream of one activator. */
class Visit {
  readonly #call: ForwardCall;
  readonly #options: ForwardServerOptions;
  readonly #guests = new Map<string, Guest>();
  /** Those of all streams. */
  readonly #all: Set<Guest>;
  readonly #stopWaiting: () => void;
  #isKnown = false;

  constructor(call: ForwardCall, options: ForwardServerOptions, all: Set<Guest>) {
    this.#call = call;
    this.#options = options;
    this.#all = all;
    this.#stopWaiting = options.clock.after(HELLO_LIMIT_MS, () =>
      call.refuse(status.deadlineExceeded, 'no Hello in time'),
    );
  }

  take({ hello, submit, chunk, go, cancel }: FromSender): void {
    if (!this.#isKnown) return this.#greet(hello?.name ?? '', hello?.key ?? '');
    if (submit) this.#submit(new Guest(submit, this.#call, this.#options));
    else if (chunk) this.#guests.get(chunk.requestId ?? '')?.add(chunk);
    else if (go) this.#guests.get(go.requestId ?? '')?.go();
    else if (cancel) this.#guests.get(cancel.requestId ?? '')?.leave();
  }

  /** What waits for its sake waits no more; what runs, runs on. */
  ended(): void {
    this.#stopWaiting();
    for (const guest of this.#guests.values()) guest.leave();
  }

  #greet(name: string, key: string): void {
    const { masterKey, log } = this.#options;
    this.#stopWaiting();
    if (!verifyPeerKey(masterKey, name, key)) {
      log.warn('refused an activator: the key does not belong to this installation', { from: this.#call.peer, name });
      return this.#call.refuse(status.unauthenticated, 'the key does not belong to this installation');
    }
    this.#isKnown = true;
    this.#call.write({ welcome: { versions: true } });
  }

  #submit(guest: Guest): void {
    if (this.#guests.has(guest.requestId)) return;
    this.#guests.set(guest.requestId, guest);
    this.#all.add(guest);
    void guest.done.then(() => {
      this.#guests.delete(guest.requestId);
      this.#all.delete(guest);
    });
    guest.begin();
  }
}
