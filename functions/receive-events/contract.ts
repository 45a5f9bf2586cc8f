/** Routes of `receive-events`, by operation. */
export const routes = {
  receiveEvents: 'POST /v1/sources/{source}/events',
} as const;
