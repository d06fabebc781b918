// grpc-js at either end of Attach, over TLS as everybody there.
import { Client, credentials, ServerCredentials } from '@grpc/grpc-js';
import type { Serving } from '../../operator/api/attach-tls.ts';
import { ACTIVATOR_NAME } from '../../runtime-shim/tls.ts';

export const openClient = (address: string, trust: string): Client =>
  new Client(address, credentials.createSsl(Buffer.from(trust)), {
    'grpc.use_local_subchannel_pool': 1,
    'grpc.ssl_target_name_override': ACTIVATOR_NAME,
  });

export const serverCredentials = ({ cert, key }: Serving): ServerCredentials =>
  ServerCredentials.createSsl(null, [{ cert_chain: Buffer.from(cert), private_key: Buffer.from(key) }]);
