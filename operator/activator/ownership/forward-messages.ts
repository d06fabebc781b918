// The typed face of forward.proto, and what both ends of it need: the key of an activator, and bodies in chunks.
import { cutBody, makeFramer, toChunks } from '@pilotlight/runtime-shim/proto';
import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../api/same-secret.ts';
import { pilotlight } from './generated/forward.js';

const v1 = pilotlight.forward.v1;

type V1 = typeof pilotlight.forward.v1;
type Init<M extends keyof V1> = V1[M] extends { encode(message: infer Properties, ...rest: never[]): unknown }
  ? Properties
  : never;

export type FromSender = pilotlight.forward.v1.FromSender;
export type FromOwner = pilotlight.forward.v1.FromOwner;
export type FromSenderInit = Init<'FromSender'>;
export type FromOwnerInit = Init<'FromOwner'>;
export type Submit = Init<'Submit'>;
export type Chunk = Init<'Chunk'>;
export type Result = Init<'Result'>;

export const forwardMethod = {
  path: '/pilotlight.forward.v1.Forward/Forward',
  frameRequest: makeFramer<FromSenderInit>((message, writer) => v1.FromSender.encode(message, writer)),
  requestDeserialize: (bytes: Buffer): FromSender => v1.FromSender.decode(bytes),
  frameResponse: makeFramer<FromOwnerInit>((message, writer) => v1.FromOwner.encode(message, writer)),
  responseDeserialize: (bytes: Buffer): FromOwner => v1.FromOwner.decode(bytes),
} as const;

/** By which an activator proves that it belongs to this installation. */
export function derivePeerKey(masterKey: Buffer, name: string): string {
  return createHmac('sha256', masterKey).update(`peer\n${name}`).digest('hex');
}

export function verifyPeerKey(masterKey: Buffer, name: string, presented: string): boolean {
  return isSameSecret(Buffer.from(derivePeerKey(masterKey, name)), Buffer.from(presented));
}

/** A body as what goes with its message, and the chunks that follow. */
export function splitBody(requestId: string, parts: readonly Uint8Array[]): { first: Uint8Array; chunks: Chunk[] } {
  const [first = new Uint8Array(), ...rest] = parts.flatMap(cutBody);
  return { first, chunks: toChunks(requestId, rest) };
}

/** What a stream of messages must offer. */
interface Wire<M> {
  write(message: M): boolean;
  once(event: 'drain', listener: () => void): unknown;
}

/** As fast as the stream takes them; other messages may go between. */
export async function sendInTurn<M>(wire: Wire<M>, messages: readonly M[]): Promise<void> {
  for (const message of messages) if (!wire.write(message)) await new Promise<void>((go) => wire.once('drain', go));
}
