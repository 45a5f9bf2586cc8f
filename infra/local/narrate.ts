/** The only place where the commands of this folder write to the terminal. */
export function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What went wrong, kept apart from what a command answers. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Says why a command does not do what it was asked, and answers its exit code. */
export function refuse(text: string, code: number): number {
  complain(text);
  return code;
}
