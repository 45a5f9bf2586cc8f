/** Waits a random part of a time: those who met once do not meet again. */
export function randomPause(mostMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * mostMs));
}

/** Others keep being faster, or the database is busy: what was to be done is sound and may wait. */
export class Contended extends Error {
  readonly isOutage = true;

  /** `name` is what logs and dead letters call it. */
  constructor(code: `RCC_${string}`, name: string) {
    super(code);
    this.name = name;
  }
}
