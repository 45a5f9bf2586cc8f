import { spelled, spokenAppealId, typed } from './identity.ts';

/** HMAC-SHA256 of a UTF-8 text by the region's own key. */
export type Hmac = (text: string) => Uint8Array;

/** 40 bits: at the gateway's two hundred guesses a second, one appeal's code takes a century. */
const characters = 8;

/** The code by which whoever wrote an appeal sees how it stands: of the number alone, so that nothing has to be kept. */
export function statusCode(appealId: string, hmac: Hmac): string {
  return spelled(hmac(`appeal-status\n${appealId}`), characters);
}

/** The code in groups of four, as it is shown and dictated. */
export const spokenStatusCode = spokenAppealId;

/** Whether what somebody typed is the appeal's code; takes as long for a wrong one. */
export function isStatusCode(text: string, appealId: string, hmac: Hmac): boolean {
  const code = statusCode(appealId, hmac);
  const given = typed(text)
    .slice(0, characters + 1)
    .padEnd(characters + 1);
  let difference = 0;
  for (let at = 0; at <= characters; at += 1) {
    difference |= given.charCodeAt(at) ^ (at < characters ? code.charCodeAt(at) : 32);
  }
  return difference === 0;
}
