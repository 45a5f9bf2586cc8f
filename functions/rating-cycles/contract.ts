/** Routes of `rating-cycles`, by operation. */
export const routes = {
  listCycles: 'GET /v1/reports/{league}/{period}/{revision}/bodies/{body}/cycles',
} as const;
