/** Routes of `report-archive`, by operation. Those that name no kind are of the rating. */
export const routes = {
  listReports: 'GET /v1/reports',
  showFeed: 'GET /v1/reports/feed.json',
  downloadRatingFile: 'GET /v1/reports/{subject}/{period}/{revision}/files/{file}',
  downloadFile: 'GET /v1/reports/{kind}/{subject}/{period}/{revision}/files/{file}',
  showArchive: 'GET /reports',
  showComparison: 'GET /reports/compare',
  showRating: 'GET /reports/{subject}/{period}/{revision}',
  showBody: 'GET /reports/{subject}/{period}/{revision}/bodies/{body}',
  showReport: 'GET /reports/{kind}/{subject}/{period}/{revision}',
} as const;
