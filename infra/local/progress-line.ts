interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const emptied = '\r\u001b[K';

/** How far a command is: a line of a terminal, written over and over; elsewhere a line every few seconds. */
export function progressLine(screen: Screen) {
  const every = screen.isTTY ? 200 : 5000;
  let shownAt = Date.now();
  return {
    show(text: () => string): void {
      if (Date.now() - shownAt < every) return;
      shownAt = Date.now();
      screen.write(screen.isTTY ? `${emptied}${text()}` : `${text()}\n`);
    },
    clear(): void {
      if (screen.isTTY) screen.write(emptied);
    },
  };
}
