// A stand-in for a function's runtime: a server that says who it is and where it may write. Used by the cluster's own test.
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:http';
import { lookup } from 'node:dns/promises';

function mayWrite(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function answer(query: URLSearchParams): Promise<object> {
  const [name, url] = [query.get('lookup'), query.get('fetch')];
  return {
    uid: process.getuid?.(),
    node: process.version,
    directory: process.cwd(),
    writable: ['/tmp', '/var/task', '/opt', '/runtime', '/'].filter(mayWrite),
    ...(name !== null && { address: (await lookup(name)).address }),
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
