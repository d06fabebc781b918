// The typed face of attach.proto: message types, and the service definition that grpc-js wants on both ends.
import type { Writer } from 'protobufjs/minimal.js';
import { FrameWriter } from './frame-writer.ts';
import { pilotlight } from './generated/attach.js';

const v1 = pilotlight.attach.v1;

type V1 = typeof pilotlight.attach.v1;
type Init<M extends keyof V1> = V1[M] extends { encode(message: infer Properties, ...rest: never[]): unknown }
  ? Properties
  : never;

/** Decoded messages: absent fields read as their proto3 defaults. Bytes are views into the received frame: copy to keep. */
export type FromShim = pilotlight.attach.v1.FromShim;
export type FromActivator = pilotlight.attach.v1.FromActivator;

/** What a sender writes: plain objects, absent fields are not sent. */
export type FromShimInit = Init<'FromShim'>;
export type FromActivatorInit = Init<'FromActivator'>;
export type Hello = Init<'Hello'>;
export type Welcome = Init<'Welcome'>;
export type Assign = Init<'Assign'>;
export type Assigned = Init<'Assigned'>;
export type Invoke = Init<'Invoke'>;
export type Result = Init<'Result'>;
export type Chunk = Init<'Chunk'>;
export type Refusal = Init<'Refusal'>;
export type Variable = Init<'Variable'>;

export const RefusalReason = v1.Refusal.Reason;

const encodeFromShim = (message: FromShimInit): Buffer => v1.FromShim.encode(message).finish() as Buffer;
const encodeFromActivator = (message: FromActivatorInit): Buffer => v1.FromActivator.encode(message).finish() as Buffer;

/** Messages as they are sent: in gRPC's framing, behind room for the head of an HTTP/2 frame. */
export function makeFramer<M>(encode: (message: M, writer: Writer) => unknown): (message: M) => Buffer {
  const writer = new FrameWriter();
  return (message) => {
    encode(message, writer.begin());
    return writer.take();
  };
}

export const attachService = {
  attach: {
    path: '/pilotlight.attach.v1.Attach/Attach',
    requestStream: true,
    responseStream: true,
    requestSerialize: encodeFromShim,
    requestDeserialize: (bytes: Buffer): FromShim => v1.FromShim.decode(bytes),
    responseSerialize: encodeFromActivator,
    responseDeserialize: (bytes: Buffer): FromActivator => v1.FromActivator.decode(bytes),
    frameRequest: makeFramer<FromShimInit>((message, writer) => v1.FromShim.encode(message, writer)),
    frameResponse: makeFramer<FromActivatorInit>((message, writer) => v1.FromActivator.encode(message, writer)),
  },
} as const;

export { ClientCall, type ClientMethod, StreamError, UNAUTHENTICATED, UNAVAILABLE } from '../grpc/client-call.ts';
export { CHUNK_BYTES, cutBody, toChunks } from './cut-body.ts';
export { Connection, type ConnectionEvents } from '../grpc/connection.ts';
export { GrpcFrameError, GrpcFrames } from '../grpc/messages.ts';
