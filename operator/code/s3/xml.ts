// The little of XML that S3 answers with: elements without attributes that matter, named once and never nested in their like.

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What stands between each <name> and its </name>, as it is written. */
export function* elements(xml: string, name: string): Generator<string> {
  const open = `<${name}>`;
  const close = `</${name}>`;
  for (let from = 0; ;) {
    const start = xml.indexOf(open, from);
    if (start === -1) return;
    const end = xml.indexOf(close, start + open.length);
    if (end === -1) return;
    yield xml.slice(start + open.length, end);
    from = end + close.length;
  }
}

/** The text of the first element of that name. */
export function textOf(xml: string, name: string): string | undefined {
  const [first] = elements(xml, name);
  return first?.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, decode);
}

function decode(whole: string, hex: string | undefined, decimal: string | undefined, name: string | undefined): string {
  if (name !== undefined) return ENTITIES[name] ?? whole;
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}
