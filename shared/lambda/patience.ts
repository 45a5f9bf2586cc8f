/** How long a function waits for another service: shorter than its own time, so that it can say that nobody answers. */
export const patience = { connectionTimeout: 1000, requestTimeout: 2500, throwOnRequestTimeout: true } as const;
