// Where archives are fetched that did not come with their Assign: the activator that the Assign came from, at its code port.

export interface CodeServer {
  /** host:port that the stream of the Assign was dialled to. */
  activator: string;
  port: number;
  /** Certificates of the CAs that vouch for activators now, as PEM. */
  trust(): string;
}

export function addressOf({ activator, port }: CodeServer, sha256: string): URL {
  const address = new URL(`https://${activator}`);
  address.port = String(port);
  address.pathname = `/code/${Buffer.from(sha256, 'base64').toString('hex')}`;
  return address;
}
