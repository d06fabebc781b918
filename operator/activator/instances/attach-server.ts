// Where shims dial: one gRPC stream per instance. Whoever it is has to say so at once, and prove it by the key of its revision.
import { attachService, type FromActivatorInit, type FromShim } from '@pilotlight/runtime-shim/proto';
import { Server, ServerCredentials, status, type ServerDuplexStream } from '@grpc/grpc-js';
import { verifyAttachKey } from '../../api/attach-key.ts';
import { field, type Logger } from '../../observe/log.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { AlreadyAttached, type FunctionRuntime } from './function-runtime.ts';
import type { Instance } from './instance.ts';

export interface AttachServerOptions {
  port: number;
  masterKey: Buffer;
  find: (namespace: string, name: string) => FunctionRuntime | undefined;
  clock: Clock;
  log: Logger;
}

export interface AttachServer {
  port: number;
  /** Ends every stream. */
  stop(): void;
}

type Call = ServerDuplexStream<FromShim, FromActivatorInit>;

const HELLO_LIMIT_MS = 5_000;
const MESSAGE_LIMIT_BYTES = 8 << 20;

const serverOptions = {
  'grpc.max_receive_message_length': MESSAGE_LIMIT_BYTES,
  'grpc.max_send_message_length': MESSAGE_LIMIT_BYTES,
  'grpc.keepalive_time_ms': 20_000,
  'grpc.keepalive_timeout_ms': 5_000,
  'grpc.max_concurrent_streams': 8,
  'grpc.enable_channelz': 0,
};

export async function startAttachServer(options: AttachServerOptions): Promise<AttachServer> {
  const server = new Server(serverOptions);
  server.addService(attachService, { attach: (call: Call) => serve(call, options) });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`0.0.0.0:${options.port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { port, stop: () => server.forceShutdown() };
}

function serve(call: Call, options: AttachServerOptions): void {
  let instance: Instance | undefined;
  const cancelLimit = options.clock.after(HELLO_LIMIT_MS, () =>
    refuse(call, status.DEADLINE_EXCEEDED, 'no Hello in time'),
  );
  call.on('data', (message: FromShim) => {
    // A fault of ours must cost this stream and no other.
    try {
      if (instance !== undefined) return instance.take(message);
      cancelLimit();
      instance = greet(call, message, options);
    } catch (error) {
      options.log.error('stream failed', { [field.error]: error, from: call.getPeer() });
      refuse(call, status.INTERNAL, 'internal error');
    }
  });
  const ended = (): void => {
    cancelLimit();
    instance?.broken(call);
  };
  call.on('end', () => {
    ended();
    call.end();
  });
  call.on('error', ended);
  call.on('close', ended);
}

/** undefined: refused, and the stream has its reason. */
function greet(call: Call, { hello }: FromShim, { masterKey, find, log }: AttachServerOptions): Instance | undefined {
  if (!hello) return refuse(call, status.INVALID_ARGUMENT, 'the first message must be Hello');
  const [namespace, name, revision] = [hello.namespace ?? '', hello.function ?? '', hello.revision ?? ''];
  const who = {
    [field.namespace]: namespace,
    [field.function]: name,
    [field.revision]: revision,
    [field.pod]: hello.podName,
  };
  if (!verifyAttachKey(masterKey, { namespace, function: name, revision }, hello.key ?? '')) {
    log.warn('refused: attach key', { ...who, from: call.getPeer() });
    return refuse(call, status.UNAUTHENTICATED, 'the key does not belong to this revision');
  }
  // Not known yet, or not any more: the shim tries again.
  const runtime = find(namespace, name);
  if (runtime === undefined) return refuse(call, status.UNAVAILABLE, 'no such function here');
  try {
    const instance = runtime.attach(hello, call);
    log.debug('attached', who);
    return instance;
  } catch (error) {
    if (!(error instanceof AlreadyAttached)) throw error;
    log.warn('refused: attached already', { ...who, from: call.getPeer() });
    return refuse(call, status.ALREADY_EXISTS, error.message);
  }
}

function refuse(call: Call, code: status, details: string): undefined {
  call.emit('error', { code, details });
}
