import { fill, periodName } from '#shared/web/wording.ts';
import { functionNames } from './command/function-names.ts';
import { refuse, tell } from './narrate.ts';
import { askToPublish } from './publication/ask-to-publish.ts';
import { type Command, readCommand } from './publication/read-command.ts';
import texts from './publication/texts.ru.json' with { type: 'json' };
import names from './rating/names.ru.json' with { type: 'json' };
import { findRunningCentre } from './running-centre.ts';

process.exitCode = await main(process.argv.slice(2));

/** 0 when the revision is published, 1 when the centre refuses, 2 for a wrong command line or when no centre runs. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (command.kind === 'help') {
    tell(texts.help);
    return 0;
  }
  if (command.kind === 'publish') return await publish(command);
  const { options } = command;
  const wrong = options.length === 0 ? texts.wrong : fill(texts.wrongOptions, { options: options.join(', ') });
  return refuse(`${wrong}\n\n${texts.help}`, 2);
}

async function publish({ state, input }: Extract<Command, { kind: 'publish' }>): Promise<number> {
  const centre = await findRunningCentre(state);
  if (!centre) return refuse(fill(texts.noCentre, { state }), 2);
  const { invoke } = centre.endpoints;
  const name = (await functionNames(invoke)).find((each) => each.endsWith('-compute-rating'));
  if (name === undefined) return refuse(texts.noFunction, 2);

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
