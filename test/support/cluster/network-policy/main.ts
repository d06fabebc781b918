// Enforces NetworkPolicies, which the bridge plugin ignores: watches pods, namespaces and policies, and keeps one table of nft
// in the cluster's network namespace. It starts with the cluster, and the table goes with the namespace.
import { setPriority } from 'node:os';
import { KubeClient } from '../../../../operator/kube/client.ts';
import { connect } from '../../../../operator/kube/connection.ts';
import { Informer } from '../../../../operator/kube/informer.ts';
import { namespaces, networkPolicies, pods } from '../../../../operator/kube/resources.ts';
import type { Pod } from '../../../../operator/kube/types.ts';
import { run } from '../run.ts';
import { makeTable, type Seen } from './rules.ts';
import type { PodView } from './select.ts';

// A starting pod must not wait for its rules, and it starts on the same few cores.
setPriority(10);
const client = new KubeClient(await connect({ path: process.argv[2] ?? '' }));
const onError = (error: unknown, resource: string): void => console.error(resource, String(error));
const informers = {
  policies: new Informer(client, networkPolicies, { onError }),
  pods: new Informer(client, pods, { onError }),
  namespaces: new Informer(client, namespaces, { onError }),
};
let written = '';
let isWriting = false;

await Promise.all(Object.values(informers).map((informer) => informer.start(new AbortController().signal)));
for (const informer of Object.values(informers)) informer.onChange(() => void write());
await write();

/** One at a time; whatever changes meanwhile is in the next one. */
async function write(): Promise<void> {
  if (isWriting) return;
  isWriting = true;
  try {
    for (let table = makeTable(look()); table !== written; table = makeTable(look())) {
      await run('nft', ['-f', '-'], { input: table });
      written = table;
    }
  } catch (error) {
    // A table that cannot be written must not look like one that holds: the cluster is then not healthy.
    console.error(String(error));
    process.exit(1);
  } finally {
    isWriting = false;
  }
}

function look(): Seen {
  return {
    policies: [...informers.policies.list()],
    pods: [...informers.pods.list()].flatMap(viewOf),
    namespaces: new Map([...informers.namespaces.list()].map(({ metadata }) => [metadata.name, metadata.labels ?? {}])),
  };
}

/** Pods of the node's own network have no address of their own to judge. */
function viewOf({ metadata, spec, status }: Pod & { spec: { hostNetwork?: boolean } }): PodView[] {
  const { phase, podIP: address } = status ?? {};
  if (address === undefined || spec.hostNetwork === true || phase === 'Succeeded' || phase === 'Failed') return [];
  return [{ namespace: metadata.namespace ?? '', address, labels: metadata.labels ?? {} }];
}
