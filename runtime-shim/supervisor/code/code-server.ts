// Where archives are fetched that did not come with their Assign: the code port of an activator.

export interface CodeServer {
  /** host:port, as the Assign says. */
  address: string;
  /** Certificates of the CAs that vouch for activators now, as PEM. */
  trust(): string;
}

export const urlOf = ({ address }: CodeServer, sha256: string): URL =>
  new URL(`https://${address}/code/${Buffer.from(sha256, 'base64').toString('hex')}`);
