/** Routes of `report-archive`, by operation. */
export const routes = {
  listReports: 'GET /v1/reports',
  showFeed: 'GET /v1/reports/feed.json',
  downloadFile: 'GET /v1/reports/{league}/{period}/{revision}/files/{file}',
  showArchive: 'GET /reports',
  showComparison: 'GET /reports/compare',
  showRating: 'GET /reports/{league}/{period}/{revision}',
  showBody: 'GET /reports/{league}/{period}/{revision}/bodies/{body}',
} as const;
