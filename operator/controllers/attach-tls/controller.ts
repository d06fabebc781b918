// Keeps the CAs and the certificate of the activators current in their two Secrets, and tells what function pods are to trust.
// Time is its input, and whoever deletes one of the Secrets gets it anew, so it looks at regular times.
import { randomBytes } from 'node:crypto';
import { readServing, writeServing, type Serving } from '../../api/attach-tls.ts';
import type { Stored } from '../../api/meta.ts';
import { managers } from '../../api/names.ts';
import type { KubeClient } from '../../kube/client.ts';
import { isNotFound } from '../../kube/errors.ts';
import { secrets } from '../../kube/resources.ts';
import type { Secret } from '../../kube/types.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Outcome } from '../../reconcile/contract.ts';
import type { Controller } from '../../reconcile/controller.ts';
import { decideAttachTls, NEW, type Plan } from './decide.ts';
import type { KeyPair } from './issue.ts';
import { authorityFields, readAuthorities, readLeaf, type StoredAuthority } from './read.ts';
import type { AttachTrust } from './trust.ts';

export interface AttachTlsDeps {
  client: KubeClient;
  clock: Clock;
  namespace: string;
  /** Names of the Secrets. */
  names: { ca: string; tls: string };
  trust: AttachTrust;
  /** What was made, in words. */
  tell: (what: string, fields: Record<string, unknown>) => void;
}

type Pair = KeyPair & { id: string };

const LOOK_AGAIN_MS = 15_000;

/** 10 MB that are needed every 15 days, and by no standby. */
const loadIssue = () => import('./issue.ts');

export function makeAttachTlsController(deps: AttachTlsDeps): Controller {
  const { namespace, names } = deps;
  return {
    kind: 'AttachTls',
    reconcile: (_key, signal) => reconcile(deps, signal),
    watch: (enqueue) => enqueue({ namespace, name: names.tls }),
  };
}

/** The CA is kept before anything is signed with it, and told in the same write as what it signed. */
async function reconcile(deps: AttachTlsDeps, signal: AbortSignal): Promise<Outcome> {
  const { names, clock, trust } = deps;
  const [caSecret, tlsSecret] = [
    await readOrCreate(deps, names.ca, signal),
    await readOrCreate(deps, names.tls, signal),
  ];
  const nowMs = clock.now().getTime();
  const authorities = readAuthorities(caSecret.data);
  const plan = decideAttachTls(nowMs, { authorities, leaf: readLeaf(tlsSecret.data, authorities) });
  const pairs = await ensureAuthorities(deps, caSecret, authorities, plan, signal);
  const bundle = pairs.map(({ certificate }) => certificate).join('');
  const wanted = { bundle, ...(await signLeaf(deps, pairs, plan, nowMs)) };
  if (wanted.cert !== undefined || readServing(tlsSecret.data).bundle !== bundle)
    await write(deps, tlsSecret, writeServing(wanted), signal);
  trust.set(bundle);
  return { againInMs: LOOK_AGAIN_MS };
}

/** The chart brings both empty; one that somebody deletes comes back. */
async function readOrCreate(
  { client, namespace }: AttachTlsDeps,
  name: string,
  signal: AbortSignal,
): Promise<Stored<Secret>> {
  try {
    return await client.get(secrets, { namespace, name }, signal);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return client.create(secrets, { metadata: { name, namespace } }, { manager: managers.operator, signal });
  }
}

/** Those to trust, youngest first, once they are kept. */
async function ensureAuthorities(
  deps: AttachTlsDeps,
  secret: Stored<Secret>,
  found: readonly StoredAuthority[],
  { trusted, makeAuthority }: Plan,
  signal: AbortSignal,
): Promise<Pair[]> {
  const kept: Pair[] = trusted.flatMap((id) => found.find((authority) => authority.id === id) ?? []);
  if (makeAuthority) {
    const id = randomBytes(8).toString('hex');
    const { issueAuthority } = await loadIssue();
    kept.unshift({ id, ...(await issueAuthority(deps.clock.now().getTime(), id)) });
  }
  const data: Record<string, string | null> = Object.fromEntries(
    Object.keys(secret.data ?? {}).map((name) => [name, null]),
  );
  const goes = new Set(Object.keys(data));
  for (const { id, ...pair } of kept) {
    for (const part of ['certificate', 'key'] as const) {
      const name = authorityFields(id)[part];
      goes.delete(name);
      data[name] = Buffer.from(pair[part]).toString('base64');
    }
  }
  if (!makeAuthority && goes.size === 0) return kept;
  await write(deps, secret, data, signal);
  deps.tell('the CAs of attach changed', { trusted: kept.map(({ id }) => id), removed: [...goes] });
  return kept;
}

async function signLeaf(
  { tell }: AttachTlsDeps,
  pairs: readonly Pair[],
  { signWith }: Plan,
  nowMs: number,
): Promise<Partial<Serving>> {
  if (signWith === undefined) return {};
  const signer = signWith === NEW ? pairs[0] : pairs.find(({ id }) => id === signWith);
  if (signer === undefined) throw new Error(`no CA ${signWith} to sign with`);
  const { issueLeaf } = await loadIssue();
  const { certificate, key } = await issueLeaf(nowMs, signer);
  tell('a new certificate for the activators', { signedBy: signer.id });
  return { cert: certificate, key };
}

/** Somebody was faster: a Conflict, and the next look sees what is. */
async function write(
  { client }: AttachTlsDeps,
  { metadata: { name, namespace, resourceVersion } }: Stored<Secret>,
  data: Record<string, string | null>,
  signal: AbortSignal,
): Promise<void> {
  const patch = { metadata: { resourceVersion }, data };
  await client.merge(secrets, { name, namespace }, patch, { manager: managers.operator, signal });
}
