/** How long a function waits for another service: shorter than its own time, so that it can say that nobody answers. */
export const patience = { connectionTimeout: 1000, requestTimeout: 2500, throwOnRequestTimeout: true } as const;

/** Somebody waits, and the function's time is short: better an early answer that asks to send again. */
export const impatience = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true },
};
