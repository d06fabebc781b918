// Inline code is served from the spec of its Function; a Version has no spec of that kind, so what it freezes is in the store first.
import { toCodeSha256 } from '../../api/digest.ts';
import { archiveInline } from '../../code/archive.ts';
import type { Packages } from '../../code/packages.ts';
import type { KubeClient } from '../../kube/client.ts';
import { functions } from '../../kube/resources.ts';
import type { FunctionView } from './view.ts';

interface Deps {
  readonly client: KubeClient;
  readonly packages: Pick<Packages, 'ensureInline'>;
}

/** Does nothing for other code, which is there already. Throws PilotlightError where the store cannot take it. */
export async function bringInline({ client, packages }: Deps, fn: FunctionView, signal: AbortSignal): Promise<void> {
  const { code, metadata } = fn;
  if (!('inline' in code)) return;
  const { digest } = code.inline;
  await packages.ensureInline(metadata.namespace, digest, (until) => readInline(client, fn, digest, until), signal);
}

/** The copy in memory has no inline text. */
async function readInline(
  client: KubeClient,
  { metadata }: FunctionView,
  digest: string,
  signal: AbortSignal,
): Promise<Buffer> {
  const { spec } = await client.get(functions, metadata, signal);
  const { zip, sha256 } = archiveInline(spec.code.inline ?? {});
  if (sha256 !== toCodeSha256(digest)) throw new Error(`the code of Function ${metadata.name} has changed meanwhile`);
  return zip;
}
