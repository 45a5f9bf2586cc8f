/*
 * One item per day and address that answered:
 *   address#<keyed hash of both>/address   `answers`: a set of the token hashes of surveys that were answered from there
 */

/** From so many on nobody counts any more: the item stays small, and such an address is flagged long before. */
const countedAnswers = 50;

/** Long enough for every answer of the day to be told of, also from the dead letters. */
const keptMs = 30 * 86_400_000;

export function addressKey(address: string) {
  return { pk: `address#${address}`, sk: 'address' };
}

/** Puts an answer among those of its address, once; the condition fails when there are too many already. */
export function addressUpdate(address: string, tokenHash: string, at: number) {
  return {
    Key: addressKey(address),
    UpdateExpression: 'ADD #answers :own SET expiresAt = :expiresAt',
    ConditionExpression: 'attribute_not_exists(#answers) OR size(#answers) < :most',
    ExpressionAttributeNames: { '#answers': 'answers' },
    ExpressionAttributeValues: {
      ':own': new Set([tokenHash]),
      ':most': countedAnswers,
      ':expiresAt': Math.ceil((at + keptMs) / 1000),
    },
  };
}
