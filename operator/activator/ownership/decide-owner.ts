// Which activator owns a function: rendezvous hashing, so that a change of members moves only what it must. Pure.

/** The member whose name, hashed with the function's id, is highest; undefined when there is nobody. */
export function decideOwner<M extends { name: string }>(functionId: string, members: readonly M[]): M | undefined {
  let owner: M | undefined;
  let highest = -1;
  for (const member of members) {
    const weight = hash(`${functionId}\n${member.name}`);
    const wins = weight > highest || (weight === highest && owner !== undefined && member.name < owner.name);
    if (!wins) continue;
    owner = member;
    highest = weight;
  }
  return owner;
}

/** FNV-1a with a finish that spreads the last characters over all 32 bits: names of pods differ only at their end. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
