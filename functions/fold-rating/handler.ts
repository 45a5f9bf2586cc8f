import { sqsDeadLetters } from '#shared/lambda/dead-letters.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { eachAlone, queueFunction } from '#shared/lambda/queue.ts';
import { runPart } from '#shared/lambda/run-part.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { hexSha256 } from '#shared/lambda/sha256.ts';
import { ratingRules } from '#shared/region/rating-rules.ts';
import { region } from '#shared/region/region.ts';
import { messageSchema } from './contract.ts';
import { settingsSchema } from './env.ts';
import { foldLeague } from './fold-league.ts';
import { foldPorts } from './ports.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('fold-rating');
const ports = { ...foldPorts(settings), rules: ratingRules(region, hexSha256), log };

/** Folds leagues of counted runs and archives their reports. */
export const handler = queueFunction({
  schema: messageSchema,
  process: (messages) =>
    eachAlone(messages, ({ run, league }) => runPart(run, (found) => foldLeague(found, league, ports), ports)),
  deadLetters: sqsDeadLetters(settings.DEAD_LETTER_QUEUE_URL),
  log,
});
