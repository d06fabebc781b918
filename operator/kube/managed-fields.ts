// Who owns which field of an object, and how a field changes hands. An object that was created under one manager's name, so that
// one field is that manager's from the start, leaves it all the others too: then server-side apply by another manager could change
// them, but never drop one. The same was done when kubectl moved to server-side apply.
import type { FieldSet, ManagedFields } from '../api/meta.ts';

export interface HandOver {
  /** Owns through writes that were no apply, such as the creation. */
  from: string;
  /** Owns by server-side apply from now on. */
  to: string;
  /** What `from` keeps. */
  keeps: FieldSet;
}

/** The owners after the hand-over; undefined where `from` has nothing to give. */
export function handOver(owners: readonly ManagedFields[], { from, to, keeps }: HandOver): ManagedFields[] | undefined {
  const given = owners.find((entry) => isEntry(entry, from, 'Update'));
  if (given === undefined) return undefined;
  const gives = without(given.fieldsV1, keeps);
  if (isEmpty(gives)) return undefined;
  const applied = owners.find((entry) => isEntry(entry, to, 'Apply'));
  const others = owners.filter((entry) => entry !== given && entry !== applied);
  const taken = { ...(applied ?? { ...given, manager: to, operation: 'Apply' as const }) };
  taken.fieldsV1 = applied === undefined ? gives : union(applied.fieldsV1, gives);
  const left = within(given.fieldsV1, keeps);
  return [...others, taken, ...(isEmpty(left) ? [] : [{ ...given, fieldsV1: left }])];
}

const isEntry = (entry: ManagedFields, manager: string, operation: ManagedFields['operation']): boolean =>
  entry.manager === manager && entry.operation === operation && (entry.subresource ?? '') === '';

const isEmpty = (fields: FieldSet): boolean => Object.keys(fields).length === 0;

function union(a: FieldSet, b: FieldSet): FieldSet {
  const result: FieldSet = { ...a };
  for (const [name, below] of Object.entries(b)) result[name] = union(result[name] ?? {}, below);
  return result;
}

/** A field whose last part goes is gone with it; one that is taken itself is taken with all below it. */
function without(fields: FieldSet, taken: FieldSet): FieldSet {
  const result: FieldSet = {};
  for (const [name, below] of Object.entries(fields)) {
    const takenBelow = taken[name];
    if (takenBelow === undefined) result[name] = below;
    else if (!isEmpty(takenBelow)) {
      const left = without(below, takenBelow);
      if (!isEmpty(left)) result[name] = left;
    }
  }
  return result;
}

function within(fields: FieldSet, wanted: FieldSet): FieldSet {
  const result: FieldSet = {};
  for (const [name, below] of Object.entries(fields)) {
    const wantedBelow = wanted[name];
    if (wantedBelow === undefined) continue;
    const found = isEmpty(wantedBelow) ? below : within(below, wantedBelow);
    if (isEmpty(wantedBelow) || !isEmpty(found)) result[name] = found;
  }
  return result;
}
