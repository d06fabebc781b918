// Where shims dial: one gRPC stream per instance. Whoever it is has to say so at once, and prove it by the key of its revision.
import type { FromShim } from '@pilotlight/runtime-shim/proto';
import { verifyAttachKey } from '../../api/attach-key.ts';
import { field, type Logger } from '../../observe/log.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { AlreadyAttached, type FunctionRuntime } from './function-runtime.ts';
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
  masterKey: Buffer;
  find: (namespace: string, name: string) => FunctionRuntime | undefined;
  clock: Clock;
  log: Logger;
}

const HELLO_LIMIT_MS = 5_000;

export function startAttachServer(options: AttachServerOptions): Promise<GrpcServer> {
  return startGrpcServer({ port: options.port, clock: options.clock, open: (call) => serve(call, options) });
}

function serve(call: GrpcCall, options: AttachServerOptions): CallHandler {
  let instance: Instance | undefined;
  const cancelLimit = options.clock.after(HELLO_LIMIT_MS, () =>
    call.refuse(status.deadlineExceeded, 'no Hello in time'),
  );
  return {
    message: (message) => {
      // A fault of ours must cost this stream and no other.
      try {
        if (instance !== undefined) return instance.take(message);
        cancelLimit();
        instance = greet(call, message, options);
      } catch (error) {
        options.log.error('stream failed', { [field.error]: error, from: call.peer });
        call.refuse(status.internal, 'internal error');
      }
    },
    ended: () => {
      cancelLimit();
      instance?.broken(call);
    },
  };
}

/** undefined: refused, and the stream has its reason. */
function greet(
  call: GrpcCall,
  { hello }: FromShim,
  { masterKey, find, log }: AttachServerOptions,
): Instance | undefined {
  if (!hello) return refuse(call, status.invalidArgument, 'the first message must be Hello');
  const [namespace, name, revision] = [hello.namespace ?? '', hello.function ?? '', hello.revision ?? ''];
  const who = {
    [field.namespace]: namespace,
    [field.function]: name,
    [field.revision]: revision,
    [field.pod]: hello.podName,
  };
  if (!verifyAttachKey(masterKey, { namespace, function: name, revision }, hello.key ?? '')) {
    log.warn('refused: attach key', { ...who, from: call.peer });
    return refuse(call, status.unauthenticated, 'the key does not belong to this revision');
  }
  // Not known yet, or not any more: the shim tries again.
  const runtime = find(namespace, name);
  if (runtime === undefined) return refuse(call, status.unavailable, 'no such function here');
  try {
    const instance = runtime.attach(hello, call);
    log.debug('attached', who);
    return instance;
  } catch (error) {
    if (!(error instanceof AlreadyAttached)) throw error;
    log.warn('refused: attached already', { ...who, from: call.peer });
    return refuse(call, status.alreadyExists, error.message);
  }
}

function refuse(call: GrpcCall, code: Status, details: string): undefined {
  call.refuse(code, details);
}
