import type { PublishInput } from '#functions/compute-rating/contract.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import { functionNames } from './command/function-names.ts';
import { refuse, tell } from './narrate.ts';
import { askToPublish } from './publication/ask-to-publish.ts';
import { openProposals } from './publication/open-proposals.ts';
import { readCommand, type Wanted } from './publication/read-command.ts';
import texts from './publication/texts.ru.json' with { type: 'json' };
import names from './rating/names.ru.json' with { type: 'json' };
import { findRunningCentre } from './running-centre.ts';

process.exitCode = await main(process.argv.slice(2));

/** 0 when it is published or listed, 1 when the centre refuses, 2 for a wrong command line or when no centre runs. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (command.kind === 'help') {
    tell(texts.help);
    return 0;
  }
  if (command.kind === 'wrong') {
    const { options } = command;
    const wrong = options.length === 0 ? texts.wrong : fill(texts.wrongOptions, { options: options.join(', ') });
    return refuse(`${wrong}\n\n${texts.help}`, 2);
  }
  const centre = await findRunningCentre(command.state);
  if (!centre) return refuse(fill(texts.noCentre, { state: command.state }), 2);
  const { invoke } = centre.endpoints;
  const name = (await functionNames(invoke)).find((each) => each.endsWith('-compute-rating'));
  if (name === undefined) return refuse(texts.noFunction, 2);
  return command.kind === 'list'
    ? await list(invoke, name, command.wanted)
    : await publish(invoke, name, command.input);
}

async function list(invoke: string, name: string, wanted: Wanted): Promise<number> {
  const proposals = await openProposals(invoke, name, wanted);
  if (proposals === undefined) return refuse(texts.listFailed, 1);
  tell(proposals);
  return 0;
}

async function publish(invoke: string, name: string, input: PublishInput): Promise<number> {
  const { league, period, revision } = input.publish;
  const which = { period: periodName(period), league: names.leagues[league], revision };
  const publication = await askToPublish(invoke, name, input);
  switch (publication.outcome) {
    case 'failed':
      return refuse(fill(texts.failed, { reason: publication.reason }), 1);
    case 'no-proposal':
      return refuse(fill(texts.noProposal, which), 1);
    default:
      tell(fill(texts[publication.outcome], which));
      return 0;
  }
}
