// The highest number that a Version of the Function ever had. The status says it, and an annotation, which is there also after a restore
// that leaves status out.
import { annotations, managers } from '../../api/names.ts';
import { functions } from '../../kube/resources.ts';
import type { FunctionContext } from './context.ts';
import { highestNumber } from './decide-publish.ts';

/** Brings the annotation up to `latestPublishedVersion`; it never goes down. True where it was written. */
export async function keepCounter(
  { fn, deps, latestPublishedVersion }: FunctionContext,
  signal: AbortSignal,
): Promise<boolean> {
  const { name, namespace, uid, annotations: noted } = fn.metadata;
  if (latestPublishedVersion <= highestNumber([], noted?.[annotations.latestPublished])) return false;
  const wanted = { [annotations.latestPublished]: String(latestPublishedVersion) };
  // With its uid: never that of a successor of the same name.
  const counter = { metadata: { name, namespace, uid, annotations: wanted } };
  const written = await deps.client.apply(functions, counter, { manager: managers.publisher, signal });
  deps.functions.remember(written);
  return true;
}
