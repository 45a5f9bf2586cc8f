/** Routes of `report-archive`, by operation. */
export const routes = {
  listReports: 'GET /v1/reports',
  downloadFile: 'GET /v1/reports/{league}/{period}/{revision}/files/{file}',
  showArchive: 'GET /reports',
  showRating: 'GET /reports/{league}/{period}/{revision}',
} as const;
