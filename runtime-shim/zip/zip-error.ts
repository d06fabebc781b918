// Why a package is refused. The code is for programs; the message names the entry and, where there is one, the way out.

export type ZipErrorCode =
  /** The archive as a whole. */
  | 'NotZip'
  | 'Truncated'
  | 'Split'
  | 'TooManyEntries'
  | 'TooLarge'
  | 'RatioTooHigh'
  | 'Zip64Lies'
  | 'Overlap'
  /** One entry. */
  | 'Encrypted'
  | 'UnsupportedMethod'
  | 'BadName'
  | 'Escapes'
  | 'TooDeep'
  | 'Link'
  | 'SpecialFile'
  | 'HeaderLies'
  | 'SizeLies'
  | 'BadChecksum'
  | 'BadData'
  /** Two entries, or an entry and what is there already. */
  | 'Duplicate'
  | 'NamesClash'
  | 'FileIsFolder';

export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly code: ZipErrorCode;

  constructor(code: ZipErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

const SHOWN_CHARACTERS = 200;

/** A name as a message shows it: nothing in it can steer a terminal or fill a log. */
export function show(name: string): string {
  const text = name.length > SHOWN_CHARACTERS ? `${name.slice(0, SHOWN_CHARACTERS)}…` : name;
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
