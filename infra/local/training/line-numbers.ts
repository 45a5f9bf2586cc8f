const [feed, carriageReturn] = [0x0a, 0x0d];

/** The number, from 1, of the line where a byte lies; bytes are to be asked for in their order. `\r\n` is one line break. */
export function lineNumbers(bytes: Uint8Array): (at: number) => number {
  let [line, passed] = [1, 0];
  return (at) => {
    for (; passed < at; passed += 1) {
      const isBreak = bytes[passed] === feed || (bytes[passed] === carriageReturn && bytes[passed + 1] !== feed);
      if (isBreak) line += 1;
    }
    return line;
  };
}
