const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON value of a request's body; undefined where it is none, or not in UTF-8. */
export function jsonBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body), wellFormed);
  } catch {
    return undefined;
  }
}

/** Texts are cut in the middle of an emoji, and no database holds half of one: U+FFFD stands in for it. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
