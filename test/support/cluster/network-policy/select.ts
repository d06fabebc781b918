// Which pods a selector or a peer of a NetworkPolicy means.
import type { LabelSelector, NetworkPeer } from '../../../../operator/kube/types.ts';

type Labels = Readonly<Record<string, string>>;

export interface PodView {
  namespace: string;
  address: string;
  labels: Labels;
}

export type LabelsByNamespace = ReadonlyMap<string, Labels>;

export function matches({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels = {}): boolean {
  const isExact = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return isExact && matchExpressions.every(({ key, operator, values = [] }) => holds(operator, values, labels[key]));
}

function holds(operator: string, values: readonly string[], value: string | undefined): boolean {
  const isIn = value !== undefined && values.includes(value);
  const isThere = value !== undefined;
  const answers: Record<string, boolean> = { In: isIn, NotIn: !isIn, Exists: isThere, DoesNotExist: !isThere };
  return answers[operator] ?? false;
}

/** The addresses of the pods that a peer means; an ipBlock is no matter of pods. */
export function podsOfPeer(
  { podSelector, namespaceSelector }: NetworkPeer,
  home: string,
  pods: readonly PodView[],
  namespaces: LabelsByNamespace,
): string[] {
  return pods
    .filter(({ namespace }) =>
      namespaceSelector === undefined ? namespace === home : matches(namespaceSelector, namespaces.get(namespace)),
    )
    .filter(({ labels }) => matches(podSelector ?? {}, labels))
    .map(({ address }) => address);
}
