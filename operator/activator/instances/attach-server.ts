// Where shims dial: one gRPC stream per instance. Whoever it is has to say so at once, and prove it by the key of its revision.
import { attachService, type FromActivatorInit, type FromShim, type Hello } from '@pilotlight/runtime-shim/proto';
import { verifyAttachKey, type AttachIdentity } from '../../api/attach-key.ts';
import { field, type Logger } from '../../observe/log.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Outbox } from '../outbox.ts';
import type { Certificate } from '../tls/certificate.ts';
import type { Verdict } from './decide-attach.ts';
import type { Route } from '../routes/route.ts';
import { AlreadyAttached } from './reception.ts';
import {
  startGrpcServer,
  status,
  type CallHandler,
  type GrpcCall,
  type GrpcServer,
  type Status,
} from './grpc-server.ts';
import type { Instance } from './instance.ts';

export interface AttachServerOptions {
  port: number;
  /** What it serves with; the CAs are told to everybody who is attached. */
  certificate: Certificate;
  masterKey: Buffer;
  /** Where instances of that revision belong. */
  find: (namespace: string, name: string, revision: string) => Route | undefined;
  /** The epoch of the ring. */
  epoch: () => number;
  /** Compare where a connection comes from with the pod's address; not where a network hides it. */
  verifyAddress: boolean;
  clock: Clock;
  log: Logger;
  outbox: Outbox;
}

const HELLO_LIMIT_MS = 5_000;

export function startAttachServer(options: AttachServerOptions): Promise<GrpcServer> {
  const { port, certificate, clock, log, outbox } = options;
  const visits = new Set<Visit>();
  certificate.onChange(() => {
    for (const visit of visits) visit.tellTrust();
  });
  const { attach: method } = attachService;
  const open = (call: AttachCall): CallHandler<FromShim> => serve(call, options, visits);
  return startGrpcServer({ port, certificate, clock, log, outbox, method, open });
}

type AttachCall = GrpcCall<FromShim, FromActivatorInit>;

function serve(call: AttachCall, options: AttachServerOptions, visits: Set<Visit>): CallHandler<FromShim> {
  const visit = new Visit(call, options);
  visits.add(visit);
  return {
    message: (message) => visit.take(message),
    ended: () => {
      visits.delete(visit);
      visit.ended();
    },
  };
}

/** One stream: from its Hello over the doorstep to its instance. */
class Visit {
  readonly #call: AttachCall;
  readonly #options: AttachServerOptions;
  #instance: Instance | undefined;
  #hello: Hello | undefined;
  /** Ends what is waited for: Hello, then what Kubernetes says. */
  #stopWaiting: () => void;

  constructor(call: AttachCall, options: AttachServerOptions) {
    this.#call = call;
    this.#options = options;
    this.#stopWaiting = options.clock.after(HELLO_LIMIT_MS, () =>
      call.refuse(status.deadlineExceeded, 'no Hello in time'),
    );
  }

  take(message: FromShim): void {
    if (this.#instance !== undefined) return this.#instance.take(message);
    this.#stopWaiting();
    // Nothing is to be said between Hello and Welcome.
    if (!message.hello || this.#hello !== undefined)
      return this.#call.refuse(status.invalidArgument, 'the first message must be Hello');
    this.#hello = message.hello;
    this.#greet(message.hello);
  }

  /** For its next dial: this stream goes on as it is. */
  tellTrust(): void {
    if (this.#instance !== undefined)
      this.#call.write({ trust: { bundle: this.#options.certificate.current().bundle } });
  }

  ended(): void {
    this.#stopWaiting();
    this.#instance?.broken(this.#call);
  }

  #greet(hello: Hello): void {
    const { masterKey, find, verifyAddress } = this.#options;
    const { namespace, function: name, revision } = identityOf(hello);
    if (!verifyAttachKey(masterKey, { namespace, function: name, revision }, hello.key ?? ''))
      return this.#refuse(status.unauthenticated, 'the key does not belong to this revision');
    // Not known yet, or not any more: the shim tries again.
    const route = find(namespace, name, revision);
    if (route === undefined) return this.#call.refuse(status.unavailable, 'no such function here');
    const claim = { revision, from: verifyAddress ? this.#call.address : undefined };
    this.#stopWaiting = route.verify(hello, claim, (verdict) => this.#judged(route, hello, verdict));
  }

  #judged(route: Route, hello: Hello, verdict: Verdict): void {
    if (verdict === 'believed') return this.#attach(route, hello);
    // The pod may come to be known; then it is welcome.
    if (verdict === 'unknown') return this.#refuse(status.unavailable, 'no such pod of this function is known here');
    this.#refuse(
      status.unauthenticated,
      `the pod of that UID has ${verdict === 'other address' ? 'another address' : 'another revision'}`,
    );
  }

  #attach(route: Route, hello: Hello): void {
    try {
      this.#instance = route.attach(hello, this.#call);
      if (this.#instance === undefined) return this.#sendOn(route);
      this.tellTrust();
      this.#options.log.debug('attached', this.#who(hello));
    } catch (error) {
      if (!(error instanceof AlreadyAttached)) throw error;
      this.#refuse(status.alreadyExists, error.message);
    }
  }

  /** To the activator that owns the function; where there is none, the shim tries again. */
  #sendOn(route: Route): void {
    const owner = route.otherOwner;
    if (owner === undefined) return this.#call.refuse(status.unavailable, 'no activator owns this function yet');
    this.#call.write({ redirect: { address: owner.attach, epoch: this.#options.epoch() } });
    this.#call.end();
  }

  /** With the line that tells whoever guards this cluster. */
  #refuse(code: Status, why: string): void {
    this.#options.log.warn(`refused to attach: ${why}`, { ...this.#who(this.#hello), from: this.#call.peer });
    this.#call.refuse(code, why);
  }

  #who(hello: Hello = {}) {
    const { namespace, function: name, revision } = identityOf(hello);
    return {
      [field.namespace]: namespace,
      [field.function]: name,
      [field.revision]: revision,
      [field.pod]: hello.podName,
    };
  }
}

const identityOf = (hello: Hello): AttachIdentity => ({
  namespace: hello.namespace ?? '',
  function: hello.function ?? '',
  revision: hello.revision ?? '',
});
