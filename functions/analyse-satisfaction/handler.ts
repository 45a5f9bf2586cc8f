import { functionLog } from '#shared/lambda/log.ts';
import { scheduledFunction } from '#shared/lambda/schedule.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { analyseSatisfaction } from './analyse-satisfaction.ts';
import { inputSchema } from './contract.ts';
import { settingsSchema } from './env.ts';
import { analysisPorts } from './ports.ts';

const log = functionLog('analyse-satisfaction');
const ports = { ...analysisPorts(readSettings(settingsSchema, process.env)), log };

/** Analyses what citizens say of the answers of a month, and archives the report. */
export const handler = scheduledFunction({
  schema: inputSchema,
  run: (input) => analyseSatisfaction(input, ports),
  log,
});
