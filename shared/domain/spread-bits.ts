/** Spreads a number over 32 bits, unsigned: every bit of the answer depends on every one given (the end of MurmurHash3). */
export function spreadBits(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
