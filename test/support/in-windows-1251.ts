const bytes = Array.from({ length: 256 }, (_, byte) => byte);
const letters = [...new TextDecoder('windows-1251').decode(Uint8Array.from(bytes))];

/** A text in the encoding in which Excel saves CSV. */
export function inWindows1251(text: string): Buffer {
  return Buffer.from([...text].map((letter) => letters.indexOf(letter)));
}
