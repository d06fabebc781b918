// The only file of the supervisor that speaks gRPC: opens one Attach stream.
import { Client, type ClientDuplexStream, Metadata, credentials } from '@grpc/grpc-js';
import { type FromActivator, type FromShimInit, attachService } from '../proto/index.ts';

const MAX_MESSAGE_BYTES = 8 << 20;

const OPTIONS = {
  'grpc.initial_reconnect_backoff_ms': 20,
  'grpc.max_reconnect_backoff_ms': 1000,
  'grpc.dns_min_time_between_resolutions_ms': 1000,
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 3000,
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
  'grpc.enable_retries': 0,
  'grpc.enable_channelz': 0,
  // A cluster-wide HTTP_PROXY must not capture this connection.
  'grpc.enable_http_proxy': 0,
  'grpc.service_config_disable_resolution': 1,
};

/** The connection is the stream's own and closes with it. */
export function dial(address: string): ClientDuplexStream<FromShimInit, FromActivator> {
  const client = new Client(address, credentials.createInsecure(), OPTIONS);
  const { path, requestSerialize, responseDeserialize } = attachService.attach;
  const metadata = new Metadata({ waitForReady: true });
  const stream = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, metadata);
  stream.on('status', () => client.close());
  return stream;
}
