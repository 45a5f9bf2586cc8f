/** SQS takes 10 messages a call; 256 KiB together is what every region and compatible engine takes. */
const maxMessages = 10;
export const maxMessageBytes = 256 * 1024;

/** Packs message bodies, each within the limit, into calls that the queue takes, in order. */
export function packMessages(bodies: readonly string[]): string[][] {
  const calls: string[][] = [];
  let size = 0;
  for (const body of bodies) {
    const bytes = Buffer.byteLength(body);
    const call = calls.at(-1);
    if (call && call.length < maxMessages && size + bytes <= maxMessageBytes) {
      call.push(body);
      size += bytes;
    } else {
      calls.push([body]);
      size = bytes;
    }
  }
  return calls;
}
