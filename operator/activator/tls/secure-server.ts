// A port that speaks nothing but TLS, with the certificate of now. Who does not come through the handshake in time is hung up on;
// who has come through is not asked again when the certificate changes.
import { TLS_OPTIONS } from '@pilotlight/runtime-shim/tls';
import type { Socket } from 'node:net';
import { createServer, type SecureContextOptions, type TLSSocket } from 'node:tls';
import type { Certificate } from './certificate.ts';

export interface SecureServer {
  port: number;
  /** Takes nobody more and ends every connection. */
  stop(): void;
}

const HANDSHAKE_LIMIT_MS = 5_000;

export async function listenSecurely(
  port: number,
  certificate: Certificate,
  onConnection: (socket: TLSSocket) => void,
): Promise<SecureServer> {
  const sockets = new Set<Socket>();
  const options = { handshakeTimeout: HANDSHAKE_LIMIT_MS, noDelay: true };
  const server = createServer({ ...options, ...contextOf(certificate) }, onConnection);
  certificate.onChange(() => server.setSecureContext(contextOf(certificate)));
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // What a stranger's handshake fails at is his affair.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '0.0.0.0', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function contextOf(certificate: Certificate): SecureContextOptions {
  const { cert, key } = certificate.current();
  return { cert, key, ...TLS_OPTIONS };
}
