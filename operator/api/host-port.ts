// An address as it is written where a port follows: IPv6 has colons of its own.

export const hostPort = (host: string, port: number): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
