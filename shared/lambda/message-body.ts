/**
 * A message as JSON of characters that every queue takes. SQS refuses U+FFFE and U+FFFF, and some of its substitutes refuse
 * whatever lies beyond 16 bits, an emoji; inside JSON each has an escape that means the same.
 */
export function messageBody(message: unknown): string {
  return JSON.stringify(message).replace(/[\ud800-\udfff\ufffe\uffff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}
