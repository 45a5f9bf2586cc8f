import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { impatience } from '#shared/lambda/patience.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { dynamoAppealStatuses } from '#shared/persistence/appeal-statuses.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { bodyName } from '#shared/region/body-names.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { statusCodes } from '#shared/signatures/status-codes.ts';
import { alwaysPage, headOf } from '#shared/web/page-operations.ts';
import { routes } from './contract.ts';
import { settingsSchema } from './env.ts';
import { showStatus } from './show-status.ts';
import { unavailablePage } from './status-page.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('appeal-status');
const ports = {
  statuses: dynamoAppealStatuses(documentClient(), settings.APPEALS_TABLE),
  codes: statusCodes(new SecretsManagerClient(impatience), settings.STATUS_CODE_SECRET),
  nameOf: bodyName,
  timeZone: regionTimeZone,
};
const always = alwaysPage(unavailablePage, log, 'RCC_STATUS_FAILED');
const status = always((request) => showStatus(request, ports));

/** Tells whoever wrote an appeal how it stands. */
export const handler = httpFunction({
  routes,
  operations: { showStatus: status, peekStatus: headOf(status) },
  log,
});
