// Strings as HPACK packs them. The code is canonical: its lengths (RFC 7541, Appendix B) say all there is to know.

/** Of the code of each byte value, in bits. */
// prettier-ignore
const LENGTHS = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
  13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
  15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
  20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
  22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
  26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
  20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
];
const LONGEST = 30;
const MAX_PADDING_BITS = 7;

interface OfLength {
  first: number;
  symbols: number[];
}

/** By code length: the first code, and what it and its successors stand for. */
const codes = makeCodes();

/** undefined: not a valid string. */
export function decodeHuffman(bytes: Uint8Array): string | undefined {
  const text: number[] = [];
  let code = 0;
  let length = 0;
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit--) {
      code = code * 2 + ((byte >> bit) & 1);
      length++;
      const symbol = lookUp(code, length);
      if (symbol !== undefined) {
        text.push(symbol);
        code = 0;
        length = 0;
      } else if (length === LONGEST) return undefined;
    }
  }
  const isPadding = length <= MAX_PADDING_BITS && code === 2 ** length - 1;
  return isPadding ? Buffer.from(text).toString('latin1') : undefined;
}

function lookUp(code: number, length: number): number | undefined {
  const { first = 0, symbols } = codes[length] ?? {};
  return code < first ? undefined : symbols?.[code - first];
}

function makeCodes(): OfLength[] {
  const byLength: OfLength[] = [];
  let next = 0;
  for (let length = 1; length <= LONGEST; length++) {
    next *= 2;
    const symbols = LENGTHS.flatMap((own, symbol) => (own === length ? [symbol] : []));
    byLength[length] = { first: next, symbols };
    next += symbols.length;
  }
  return byLength;
}
