// Which CAs hold, whether a new one is due, and whether activators need a new certificate and by whom it is signed. Pure: every
// step follows from the time and from what exists, so it does not matter how long nobody looked.

export interface Span {
  notBeforeMs: number;
  notAfterMs: number;
}

export interface Authority extends Span {
  id: string;
}

export interface Leaf extends Span {
  /** The CA that signed it; undefined: none that is known. */
  signedBy: string | undefined;
}

export interface Found {
  authorities: readonly Authority[];
  /** Absent where there is none that can be served with. */
  leaf: Leaf | undefined;
}

export interface Plan {
  /** The CAs to trust, youngest first. All others go. */
  trusted: string[];
  makeAuthority: boolean;
  /** Sign a new certificate with this CA; `new` is the one that is made. */
  signWith: string | undefined;
}

export const NEW = 'new';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What is made is valid from a while ago: clocks differ. */
export const BACKDATE_MS = HOUR_MS;
export const AUTHORITY_LIFE_MS = 365 * DAY_MS;
export const LEAF_LIFE_MS = 30 * DAY_MS;
/** A CA is known for this long before it signs: by then every Secret and every shim has heard of it. */
const OVERLAP_MS = DAY_MS;

export function decideAttachTls(nowMs: number, { authorities, leaf }: Found): Plan {
  const trusted = authorities
    .filter((authority) => isValid(authority, nowMs))
    .sort((a, b) => b.notBeforeMs - a.notBeforeMs);
  const [youngest] = trusted;
  const isKnown = ({ notBeforeMs }: Authority): boolean => nowMs >= notBeforeMs + BACKDATE_MS + OVERLAP_MS;
  const signer = trusted.find(isKnown) ?? trusted.at(-1);
  return {
    trusted: trusted.map(({ id }) => id),
    makeAuthority: youngest === undefined || nowMs >= partOf(youngest, 2 / 3),
    signWith: isLeafNeeded(nowMs, leaf, trusted, signer) ? (signer?.id ?? NEW) : undefined,
  };
}

function isLeafNeeded(
  nowMs: number,
  leaf: Leaf | undefined,
  trusted: readonly Authority[],
  signer: Authority | undefined,
): boolean {
  if (leaf === undefined || !isValid(leaf, nowMs) || !trusted.some(({ id }) => id === leaf.signedBy)) return true;
  // A certificate does not outlive its CA, so a CA that ends soon could only give what there is already.
  return nowMs >= partOf(leaf, 1 / 2) && (signer?.notAfterMs ?? 0) > leaf.notAfterMs;
}

const isValid = ({ notBeforeMs, notAfterMs }: Span, nowMs: number): boolean =>
  notBeforeMs <= nowMs && nowMs < notAfterMs;

const partOf = ({ notBeforeMs, notAfterMs }: Span, part: number): number =>
  notBeforeMs + (notAfterMs - notBeforeMs) * part;
