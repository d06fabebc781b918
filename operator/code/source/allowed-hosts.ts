// Hosts that an administrator trusts, so that their addresses are not looked at: names, *.suffixes and IP addresses.
import { isIPv6 } from 'node:net';

export type HostRule = (hostname: string) => boolean;

/** Without the dot of the root and without an address's brackets, which some write and others do not. */
const normalize = (host: string): string => host.toLowerCase().replace(/\.$|^\[|\]$/g, '');

/** For the hostname of a URL, or of a socket. */
export function allowHosts(allowed: readonly string[]): HostRule {
  const exact = new Set(allowed.map(canonical));
  const suffixes = allowed.filter((host) => /^\*\.[^.]/.test(host)).map((host) => normalize(host.slice(1)));
  return (hostname) => {
    const host = normalize(hostname);
    return exact.has(host) || suffixes.some((suffix) => host.length > suffix.length && host.endsWith(suffix));
  };
}

/** Addresses may be written in any way, with or without brackets. */
const canonical = (host: string): string =>
  normalize(URL.parse(`http://${isIPv6(host) ? `[${host}]` : host}/`)?.hostname ?? host);

const NAME = /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?$/i;

/** What is wrong with one of them; undefined: nothing. */
export function hostMistake(host: string): string | undefined {
  if (NAME.test(host.replace(/^\*\./, '')) || isIPv6(host.replace(/^\[(.*)\]$/, '$1'))) return undefined;
  return `'${host}' is no host: give a name, *.suffix or an IP address, without scheme and port`;
}
