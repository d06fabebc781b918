// The images of the things we compare ourselves with: a plain Node.js server, and nginx as Debian ships it.
import { readFileSync } from 'node:fs';
import { buildImages, store, type BuiltImage } from '../support/images/build.ts';
import type { NodeImage } from '../support/images/images.ts';
import { librariesOf, nodePath, nonRoot } from '../support/images/node-layer.ts';
import { makeLayer, makeOciImage } from '../support/images/oci.ts';
import type { Log } from '../support/cluster/progress.ts';

const serverImage: NodeImage = {
  name: 'bench-server',
  programs: [{ entryPoint: 'test/bench/server.ts', path: '/app/server.cjs' }],
  writable: [],
  config: { entrypoint: [nodePath, '/app/server.cjs'], workingDirectory: '/app', user: nonRoot },
};

export interface BenchImages {
  server: BuiltImage;
  nginx: BuiltImage;
}

export async function buildBenchImages(log: Log, upstream: string): Promise<BenchImages> {
  const [server] = await buildImages(log, [serverImage]);
  if (server === undefined) throw new Error('the bench server image was not built');
  return { server, nginx: await buildNginx(upstream) };
}

const NGINX = '/usr/sbin/nginx';

/** One worker, kept connections on both sides, no access log: nginx at its quickest. */
const nginxConfig = (upstream: string): string => `
daemon off; worker_processes 1; pid /tmp/nginx.pid; error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off; client_body_temp_path /tmp/b; proxy_temp_path /tmp/p; fastcgi_temp_path /tmp/f; uwsgi_temp_path /tmp/u; scgi_temp_path /tmp/s;
  keepalive_requests 100000000;
  upstream pod { server ${upstream}; keepalive 64; keepalive_requests 100000000; }
  server { listen 8080; location / { proxy_pass http://pod; proxy_http_version 1.1; proxy_set_header Connection ""; } }
}`;

async function buildNginx(upstream: string): Promise<BuiltImage> {
  const file = (path: string, mode: number) => ({ path, mode, content: readFileSync(path) });
  const text = (path: string, content: string) => ({ path, mode: 0o644, content: Buffer.from(content) });
  const layer = makeLayer([
    file(NGINX, 0o755),
    ...(await librariesOf(NGINX)).map((path) => file(path, 0o755)),
    text('/etc/passwd', 'root:x:0:0:root:/root:/sbin/nologin\n'),
    text('/etc/group', 'root:x:0:\n'),
    text('/etc/nginx/nginx.conf', nginxConfig(upstream)),
    { path: '/tmp', mode: 0o1777 },
    { path: '/var/lib/nginx', mode: 0o1777 },
    { path: '/var/log/nginx', mode: 0o1777 },
  ]);
  const config = { entrypoint: [NGINX, '-e', 'stderr', '-c', '/etc/nginx/nginx.conf'], user: nonRoot };
  const repository = 'pilotlight.local/bench-nginx';
  return store('bench-nginx', repository, 'dev', makeOciImage(repository, 'dev', [layer], config));
}
