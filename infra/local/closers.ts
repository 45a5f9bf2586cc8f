/** Things to stop, the last started first. */
export interface Closers {
  add(stop: () => unknown): void;
  /** Stops everything once, even if one of them cannot be stopped; throws the first such error at the end. */
  closeAll(): Promise<void>;
}

export function closers(): Closers {
  const stops: (() => unknown)[] = [];
  return {
    add: (stop) => stops.push(stop),
    async closeAll() {
      const errors: unknown[] = [];
      for (const stop of stops.splice(0).toReversed())
        try {
          await stop();
        } catch (error) {
          errors.push(error);
        }
      if (errors.length > 0) throw errors[0];
    },
  };
}
