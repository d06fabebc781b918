// A small activator: a real gRPC server that lets a test say what the real one would, and see what the shim answers.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type Server as GrpcServer, type ServerDuplexStream, Server, status } from '@grpc/grpc-js';
import {
  CHUNK_BYTES,
  type Assign,
  type FromActivatorInit,
  type FromShim,
  type Hello,
  type Invoke,
  type Refusal,
  attachService,
} from '../../../../runtime-shim/proto/index.ts';
import type { TestCertificate } from '../../../support/certificates.ts';
import { serverCredentials } from '../../../support/grpc.ts';
import { until } from '../../../support/until.ts';

export interface Outcome {
  functionError: string;
  errorType: string;
  durationMs: number;
  initDurationMs: number;
  maxMemoryUsedMb: number;
  logTail: string;
  body: Buffer;
  json: unknown;
}

/** One stream of the shim, as the activator sees it. */
export class ShimStream {
  readonly call: ServerDuplexStream<FromShim, FromActivatorInit>;
  readonly messages: FromShim[] = [];
  ended = false;

  constructor(call: ServerDuplexStream<FromShim, FromActivatorInit>) {
    this.call = call;
    call.on('data', (message: FromShim) => this.messages.push(copied(message)));
    call.on('end', () => {
      this.ended = true;
      call.end();
    });
    call.on('error', () => undefined);
    call.on('close', () => (this.ended = true));
  }

  /** Ends the stream as a broken connection would. */
  break(): void {
    this.call.emit('error', { code: status.UNAVAILABLE, details: 'broken by the test' });
  }

  send(message: FromActivatorInit): void {
    this.call.write(message);
  }

  async hello(): Promise<Hello> {
    return await until('Hello', () => this.messages.find(({ hello }) => hello)?.hello ?? undefined, { everyMs: 2 });
  }

  async refusal(requestId: string): Promise<Refusal> {
    const find = (): Refusal | undefined =>
      this.messages.map(({ refusal }) => refusal).find((refusal) => refusal?.requestId === requestId) ?? undefined;
    return await until(`a refusal of '${requestId}'`, find, { everyMs: 2, withinMs: 10_000 });
  }

  async saw(kind: NonNullable<FromShim['message']>): Promise<FromShim> {
    const find = (): FromShim | undefined => this.messages.find(({ message }) => message === kind);
    return await until(kind, find, { everyMs: 2, withinMs: 10_000 });
  }

  results(requestId: string): number {
    return this.messages.filter(({ result }) => result?.requestId === requestId).length;
  }

  invoke(requestId: string, event: unknown = {}, fields: Invoke = {}): void {
    const body = Buffer.from(JSON.stringify(event));
    const more = body.length > CHUNK_BYTES;
    const common = { requestId, revision: 'rev-1', epoch: 1, invokedFunctionArn: 'arn:aws:lambda:r:1:function:f' };
    this.send({ invoke: { ...common, body: body.subarray(0, CHUNK_BYTES), more, ...fields } });
    for (let at = CHUNK_BYTES; at < body.length; at += CHUNK_BYTES) {
      const end = at + CHUNK_BYTES;
      this.send({ chunk: { requestId, body: body.subarray(at, end), last: end >= body.length } });
    }
  }

  async outcome(requestId: string, withinMs = 15_000): Promise<Outcome> {
    const find = (): Outcome | undefined => assemble(this.messages, requestId);
    return await until(`the result of ${requestId}`, find, { everyMs: 2, withinMs });
  }

  async run(requestId: string, event?: unknown, fields?: Invoke): Promise<Outcome> {
    this.invoke(requestId, event, fields);
    return await this.outcome(requestId);
  }
}

export class TestActivator implements AsyncDisposable {
  readonly streams: ShimStream[] = [];
  certificate: TestCertificate;
  #server: GrpcServer;
  address = '';
  /** What the next Hello is told to send again. */
  wanted: string[] = [];
  /** Refuses every new stream while set. */
  paused = false;

  constructor(certificate: TestCertificate) {
    this.certificate = certificate;
    this.#server = this.#makeServer();
  }

  /** Cuts all connections, then listens again at the same address. */
  async restart(certificate = this.certificate): Promise<void> {
    this.certificate = certificate;
    this.#server.forceShutdown();
    this.#server = this.#makeServer();
    await this.start(Number(this.address.split(':')[1]));
  }

  #makeServer(): GrpcServer {
    const server = new Server({ 'grpc.max_receive_message_length': 8 << 20 });
    server.addService(attachService, {
      attach: (call: ServerDuplexStream<FromShim, FromActivatorInit>) => this.#attach(call),
    });
    return server;
  }

  async start(port = 0): Promise<void> {
    const bound = await new Promise<number>((resolve, reject) => {
      const credentials = serverCredentials(this.certificate.current());
      this.#server.bindAsync(`127.0.0.1:${port}`, credentials, (error, got) => (error ? reject(error) : resolve(got)));
    });
    this.address = `127.0.0.1:${bound}`;
  }

  /** A port where nobody listens yet. */
  async reserve(): Promise<number> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    this.address = `127.0.0.1:${port}`;
    return port;
  }

  /** The n-th stream that a shim has opened, counted from 0, after its Hello. */
  async stream(index: number): Promise<ShimStream> {
    const stream = await until(`stream ${index}`, () => this.streams[index], { everyMs: 2, withinMs: 10_000 });
    await stream.hello();
    return stream;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.resolve(this.#server.forceShutdown());
  }

  #attach(call: ServerDuplexStream<FromShim, FromActivatorInit>): void {
    if (this.paused) return void call.emit('error', { code: status.UNAVAILABLE, details: 'paused' });
    const stream = new ShimStream(call);
    this.streams.push(stream);
    const session = `session-${this.streams.length}`;
    const welcome = { session, sessionSecret: 'secret', epoch: 1, wanted: this.wanted };
    call.once('data', () => stream.send({ welcome }));
  }
}

export function makeAssign(archive: { zip: Buffer; sha256: string }, fields: Assign = {}): Assign {
  return {
    epoch: 1,
    revision: 'rev-1',
    functionName: 'f',
    functionVersion: '$LATEST',
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    memorySizeMb: 128,
    timeoutSeconds: 3,
    region: 'local',
    accountId: '123456789012',
    initializationType: 'on-demand',
    concurrency: 1,
    code: archive,
    ...fields,
  };
}

function assemble(messages: readonly FromShim[], requestId: string): Outcome | undefined {
  const start = messages.findLastIndex(({ result }) => result?.requestId === requestId);
  const result = messages[start]?.result;
  if (!result) return undefined;
  const chunks = messages.slice(start).flatMap(({ chunk }) => (chunk?.requestId === requestId ? [chunk] : []));
  if (result.more && !chunks.at(-1)?.last) return undefined;
  const body = Buffer.concat([result.body ?? Buffer.alloc(0), ...chunks.map((chunk) => chunk.body ?? Buffer.alloc(0))]);
  return {
    functionError: result.functionError ?? '',
    errorType: result.errorType ?? '',
    durationMs: result.durationMs ?? 0,
    initDurationMs: result.initDurationMs ?? 0,
    maxMemoryUsedMb: result.maxMemoryUsedMb ?? 0,
    logTail: Buffer.from(result.logTail ?? []).toString(),
    body,
    json: JSON.parse(body.toString()) as unknown,
  };
}

/** Bytes are views into the received frame, and these messages are kept. */
function copied(message: FromShim): FromShim {
  const holder = message.result ?? message.chunk;
  if (holder?.body) holder.body = Buffer.from(holder.body);
  return message;
}
