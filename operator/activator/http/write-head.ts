// The head of an answer as bytes on the wire, for the plain lane; node:http writes its own.
import { STATUS_CODES } from 'node:http';
import type { Answer } from '../context.ts';

const UNSAFE = /[^\t\x20-\x7e]/;

/** Throws on a header value that could end its line. */
export function writeHead({ status, headers }: Answer, close: boolean, keepAliveSeconds: number): string {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`;
  for (const name in headers) {
    const value = String(headers[name]);
    if (UNSAFE.test(value)) throw new Error(`the value of header ${name} cannot be sent`);
    head += `${name}: ${value}\r\n`;
  }
  const connection = close ? 'close' : `keep-alive\r\nKeep-Alive: timeout=${keepAliveSeconds}`;
  return `${head}Date: ${httpDate(Date.now())}\r\nConnection: ${connection}\r\n\r\n`;
}

let second = -1;
let text = '';

/** Made once a second. */
function httpDate(nowMs: number): string {
  const now = Math.floor(nowMs / 1000);
  if (now !== second) {
    second = now;
    text = new Date(nowMs).toUTCString();
  }
  return text;
}
