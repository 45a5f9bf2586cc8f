/** Routes of `appeal-status`, by operation. */
export const routes = {
  showStatus: 'GET /a/{appealId}',
  peekStatus: 'HEAD /a/{appealId}',
} as const;
