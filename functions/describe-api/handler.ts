import description from '#events/openapi.json' with { type: 'json' };
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { routes } from './contract.ts';
import { describedApi } from './describe-api.ts';
import { settingsSchema } from './env.ts';

const settings = readSettings(settingsSchema, process.env);

/** Says what the API for staff takes and answers. */
export const handler = httpFunction({
  routes,
  operations: { describeApi: describedApi(description, settings.PUBLIC_BASE_URL) },
  log: functionLog('describe-api'),
});
