import { vi } from 'vitest';

/** Collects what functions log, and keeps it off the screen. */
export interface CapturedLog {
  text(): string;
  release(): void;
}

export function captureLog(): CapturedLog {
  let text = '';
  // Errors go to the other stream.
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      text += String(chunk);
      return true;
    }),
  );
  return {
    text: () => text,
    release() {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
