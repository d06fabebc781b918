// How a connection to an activator is opened, by shims and by other activators: to an address, and only to one for whom a CA of
// ours vouches.
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';

/** The one name in every activator's certificate. They are dialled by address, and addresses come and go. */
export const ACTIVATOR_NAME = 'activator.pilotlight.internal';
/** Both ends are ours, so there is nothing older to talk to. Any gRPC peer wants to hear that this is HTTP/2. */
export const TLS_OPTIONS = { minVersion: 'TLSv1.3', ALPNProtocols: ['h2'] } as const satisfies ConnectionOptions;

/** `trust`: certificates of CAs as PEM, at least one. What is written waits until the other end has proved who it is. */
export function connectToActivator(address: string, trust: string): TLSSocket {
  const { hostname, port } = new URL(`http://${address}`);
  const socket = connect({
    host: hostname,
    port: Number(port),
    ca: trust,
    servername: ACTIVATOR_NAME,
    ...TLS_OPTIONS,
  });
  // Node would hand over what was written as soon as it has keys, which is before it looks at the certificate.
  socket.cork();
  socket.once('secureConnect', () => socket.uncork());
  return socket;
}

/** The connection failed because nobody whom we trust vouches for the other end. */
export const isUntrusted = ({ authorizationError }: TLSSocket): boolean => Boolean(authorizationError);
