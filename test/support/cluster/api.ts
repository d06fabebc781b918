// Plain requests to the cluster's API server as its administrator, for starting up and looking at health.
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { certificateDirectory } from './certificates.ts';
import type { Plan } from './plan.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export function callApi(plan: Plan, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  const file = (name: string) => readFileSync(join(certificateDirectory(plan), name));
  const credentials = { ca: file('ca.crt'), cert: file('admin.crt'), key: file('admin.key') };
  const headers = { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const options = { method, headers, ...credentials, agent: false, timeout: 5000 };
    const sent = request(new URL(path, plan.server), options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
      response.on('error', reject);
    });
    sent.on('timeout', () => sent.destroy(new Error('the API server did not answer within 5 s')));
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

export async function apiIsReady(plan: Plan): Promise<boolean> {
  return (await callApi(plan, 'GET', '/readyz').catch(() => undefined))?.status === 200;
}

export async function nodeIsReady(plan: Plan, name: string): Promise<boolean> {
  const { status, text } = await callApi(plan, 'GET', `/api/v1/nodes/${name}`);
  if (status !== 200) return false;
  const node = JSON.parse(text) as { status?: { conditions?: { type: string; status: string }[] } };
  return node.status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false;
}
