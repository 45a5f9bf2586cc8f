/** Routes of `survey`, by operation. HEAD is a route of its own on an HTTP API. */
export const routes = {
  showForm: 'GET /s/{token}',
  peekForm: 'HEAD /s/{token}',
  submitAnswer: 'POST /s/{token}',
  showThanks: 'GET /s/{token}/thanks',
  askOptOut: 'GET /s/{token}/opt-out',
  peekOptOut: 'HEAD /s/{token}/opt-out',
  optOut: 'POST /s/{token}/opt-out',
} as const;
