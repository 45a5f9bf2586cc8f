/** The only place where the commands of this folder write to the terminal. */
export function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What went wrong, kept apart from what a command answers. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
