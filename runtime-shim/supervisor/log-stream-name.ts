// The name of this instance's log stream, as Lambda makes it: YYYY/MM/DD/[version]<32 hex>.
import { randomBytes } from 'node:crypto';

export function makeLogStreamName(version: string, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[${version}]${randomBytes(16).toString('hex')}`;
}
