// A stand-in for a function's runtime: a server that says who it is and where it may write. Used by the cluster's own test.
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { lookup } from 'node:dns/promises';

function mayWrite(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** What comes of a connection to host:port: 'connected', an error's code, or nothing for a while. */
function dial(address: string): Promise<string> {
  const { hostname, port } = new URL(`tcp://${address}`);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 700 }, () => end('connected'));
    const end = (how: string): void => {
      socket.destroy();
      resolve(how);
    };
    socket.on('timeout', () => end('silence'));
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
}

async function answer(query: URLSearchParams): Promise<object> {
  const [name, url, address] = [query.get('lookup'), query.get('fetch'), query.get('dial')];
  return {
    uid: process.getuid?.(),
    node: process.version,
    directory: process.cwd(),
    writable: ['/tmp', '/var/task', '/opt', '/runtime', '/'].filter(mayWrite),
    ...(name !== null && { address: (await lookup(name)).address }),
    ...(address !== null && { dialled: await dial(address) }),
    ...(url !== null && { fetched: await (await fetch(url)).text() }),
  };
}

createServer((request, response) => {
  answer(new URL(request.url ?? '/', 'http://pod').searchParams).then(
    (value) => response.end(JSON.stringify(value)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(8080);

process.on('SIGTERM', () => process.exit(0));
