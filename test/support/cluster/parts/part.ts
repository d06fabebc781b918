// What the supervisor needs to know of one process of the cluster.
import type { Plan } from '../plan.ts';
import type { ToolName } from '../tools.ts';

export const partNames = [
  'etcd',
  'apiserver',
  'kubelet',
  'controller-manager',
  'scheduler',
  'proxy',
  'containerd',
  'network-policy',
] as const;
export type PartName = (typeof partNames)[number];

export interface Part {
  readonly name: PartName;
  readonly command: string;
  readonly args: readonly string[];
  /** What must answer before this part is started; the others start at once. */
  readonly after?: 'containerd' | 'apiserver';
  /** Configuration files it reads: path → text. */
  readonly files?: Readonly<Record<string, string>>;
}

export type MakePart = (plan: Plan, tools: Record<ToolName, string>) => Part;

/** `{ 'a-b': 1 }` → `--a-b=1` */
export function flags(values: Readonly<Record<string, string | number | boolean>>): string[] {
  return Object.entries(values).map(([name, value]) => `--${name}=${String(value)}`);
}
