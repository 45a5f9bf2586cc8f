import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { fill } from '#shared/web/wording.ts';
import { synthesize } from './command/synthesize.ts';
import { correctedAppeals } from './corrections/corrected-appeals.ts';
import { correctionIn } from './corrections/correction-in.ts';
import { type ExportOptions, readCommand } from './corrections/options.ts';
import texts from './corrections/texts.ru.json' with { type: 'json' };
import { localCredentials } from './endpoints.ts';
import { refuse, tell } from './narrate.ts';
import { progressLine } from './progress-line.ts';
import { planNames } from './replay/plan-names.ts';
import { findRunningCentre } from './running-centre.ts';
import { writeWhole } from './write-whole.ts';

process.exitCode = await main(process.argv.slice(2));

/** 0 when the corrections are written, 1 when they cannot be read or written, 2 for a wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (command.kind === 'help') {
    tell(texts.help);
    return 0;
  }
  if (command.kind === 'wrong') {
    const options = command.options.join(', ');
    return refuse(`${options === '' ? texts.wrong : fill(texts.wrongOptions, { options })}\n\n${texts.help}`, 2);
  }
  const source = await sourceOf(command.options);
  if (!source) return refuse(fill(texts.noCentre, { state: command.options.state }), 1);
  return await exportCorrections(source, command.options);
}

interface Source {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

async function exportCorrections({ client, table }: Source, { out, since }: ExportOptions): Promise<number> {
  const line = progressLine(process.stderr);
  let count = 0;
  async function* lines() {
    for await (const history of correctedAppeals(client, table)) {
      const correction = correctionIn(history, since);
      if (!correction) continue;
      yield `${JSON.stringify(correction)}\n`;
      count += 1;
      line.show(() => fill(texts.progress, { count }));
    }
  }
  try {
    await writeWhole(out, lines());
    line.clear();
    tell(fill(texts.done, { count, out }));
    return 0;
  } catch (error) {
    line.clear();
    if (!(error instanceof Error)) throw error;
    if ('$metadata' in error) return refuse(fill(texts.unreadable, { table, reason: error.name }), 1);
    if ('syscall' in error) return refuse(fill(texts.unwritten, { out, reason: error.message }), 1);
    throw error;
  } finally {
    client.destroy();
  }
}

async function sourceOf({ table, state }: ExportOptions): Promise<Source | undefined> {
  if (table !== undefined) return { client: documentClient(), table };
  const running = await findRunningCentre(state);
  if (!running) return undefined;
  const { region, appealsTable } = planNames(await synthesize(), running);
  const client = new DynamoDBClient({ region, endpoint: running.endpoints.dynamodb, credentials: localCredentials });
  return { client: DynamoDBDocumentClient.from(client), table: appealsTable };
}
