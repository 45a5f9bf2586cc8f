import { roles } from '#shared/domain/governance/staff.ts';
import { fill } from '#shared/web/wording.ts';
import { askForToken } from './identity/ask-for-token.ts';
import texts from './identity/texts.ru.json' with { type: 'json' };
import { tokenOptions } from './identity/token-options.ts';
import { refuse, tell } from './narrate.ts';
import { findRunningCentre } from './running-centre.ts';

process.exitCode = await main(process.argv.slice(2));

/** 0 when the token is printed, 1 when the centre refuses, 2 for a wrong command line or when no centre runs. */
async function main(args: readonly string[]): Promise<number> {
  const help = fill(texts.help, { roles: roles.map((role) => `                          ${role}`).join('\n') });
  const options = tokenOptions(args);
  if (options.kind === 'help') {
    tell(help);
    return 0;
  }
  if (options.kind === 'wrong') {
    const named = options.options.join(', ');
    return refuse(`${named ? fill(texts.wrongOptions, { options: named }) : texts.wrong}\n\n${help}`, 2);
  }
  const { state, staff } = options;
  const centre = await findRunningCentre(state);
  if (!centre) return refuse(fill(texts.noCentre, { state }), 2);
  const token = await askForToken(centre.endpoints.issuer, staff);
  if (typeof token === 'number') return refuse(fill(texts.failed, { status: token }), 1);
  tell(token);
  return 0;
}
