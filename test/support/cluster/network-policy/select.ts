// Which pods a selector or a peer of a NetworkPolicy means.
import type { LabelSelector, NetworkPeer } from '../../../../operator/kube/types.ts';

export interface PodView {
  namespace: string;
  address: string;
  labels: Readonly<Record<string, string>>;
}

/** Labels by the name of the namespace. */
export type NamespaceLabels = ReadonlyMap<string, Readonly<Record<string, string>>>;

export function matches(selector: LabelSelector, labels: Readonly<Record<string, string>> = {}): boolean {
  const exact = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
  return exact && (selector.matchExpressions ?? []).every((expression) => holds(expression, labels));
}

function holds(
  { key, operator, values = [] }: NonNullable<LabelSelector['matchExpressions']>[number],
  labels: Readonly<Record<string, string>>,
): boolean {
  const value = labels[key];
  const isIn = value !== undefined && values.includes(value);
  const answers: Record<string, boolean> = {
    In: isIn,
    NotIn: !isIn,
    Exists: value !== undefined,
    DoesNotExist: value === undefined,
  };
  return answers[operator] ?? false;
}

/** The addresses of the pods that a peer means; an ipBlock is no matter of pods. */
export function podsOfPeer(
  { podSelector, namespaceSelector }: NetworkPeer,
  home: string,
  pods: readonly PodView[],
  namespaces: NamespaceLabels,
): string[] {
  return pods
    .filter(({ namespace }) =>
      namespaceSelector === undefined ? namespace === home : matches(namespaceSelector, namespaces.get(namespace)),
    )
    .filter(({ labels }) => matches(podSelector ?? {}, labels))
    .map(({ address }) => address);
}
