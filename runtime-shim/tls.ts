// How a connection to an activator is opened, by shims and by other activators: to an address, and only to one for whom a CA of
// ours vouches.
import type { SocketConstructorOpts } from 'node:net';
import { connect, type ConnectionOptions, type PeerCertificate, type TLSSocket } from 'node:tls';
import { quickRead } from './quick-read.ts';

/** The one name in every activator's certificate. They are dialled by address, and addresses come and go. */
export const ACTIVATOR_NAME = 'activator.pilotlight.internal';
/** Both ends are ours, so there is nothing older to talk to. Any gRPC peer wants to hear that this is HTTP/2. */
export const TLS_OPTIONS = { minVersion: 'TLSv1.3', ALPNProtocols: ['h2'] } as const satisfies ConnectionOptions;

/** For a port of an activator that speaks HTTP/1.1, under the same name. */
export const httpsOptions = (trust: string): ConnectionOptions => ({
  ca: trust,
  checkServerIdentity,
  minVersion: TLS_OPTIONS.minVersion,
  ALPNProtocols: ['http/1.1'],
});

/**
 * `trust`: certificates of CAs as PEM, at least one. What is written at once waits in Node until the other end has proved who it is
 * (test/component/shim/tls.test.ts). What arrives goes to `take`, where there is one, and to no event.
 */
export function connectToActivator(address: string, trust: string, take?: (bytes: Buffer) => void): TLSSocket {
  const { hostname, port } = new URL(`http://${address}`);
  const whom = { host: hostname, port: Number(port), ca: trust, checkServerIdentity, ...TLS_OPTIONS };
  // Node takes `onread` here as it does for net.connect; its types do not know.
  const options: ConnectionOptions & SocketConstructorOpts = take ? { ...whom, onread: quickRead(take) } : whom;
  return connect(options);
}

/** Ours has one name, and that is all it has. Node's own check would compile a pattern for IPv6 first: 4 ms of each cold start. */
function checkServerIdentity(_host: string, { subjectaltname }: PeerCertificate): Error | undefined {
  return subjectaltname === `DNS:${ACTIVATOR_NAME}`
    ? undefined
    : new Error(`the certificate is not an activator's: ${subjectaltname}`);
}

/** The connection failed because nobody whom we trust vouches for the other end. */
export const isUntrusted = ({ authorizationError }: TLSSocket): boolean => Boolean(authorizationError);
