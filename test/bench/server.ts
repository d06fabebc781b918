// The plain Node.js server that a pod would run without us: what both floors and the nginx hop serve.
import { createServer } from 'node:http';

createServer((request, response) => {
  request.resume().on('end', () => response.end('"hello"'));
}).listen(8080);
process.on('SIGTERM', () => process.exit(0));
