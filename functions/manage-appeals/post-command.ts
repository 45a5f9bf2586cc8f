import { factKey } from '#shared/domain/appeals/appeal-store.ts';
import type { CommandName } from '#shared/domain/commands/command.ts';
import { decide, staffSource } from '#shared/domain/commands/decide.ts';
import { isRepeat } from '#shared/domain/commands/is-repeat.ts';
import { mayCommand } from '#shared/domain/commands/may-command.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { refusal } from '#shared/identity/refusal.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { errorFields } from '#shared/lambda/log.ts';
import { comeAgain, problem } from '#shared/lambda/problem.ts';
import type { CommandAnswer } from './answers.ts';
import { commandRequest } from './command-request.ts';
import { commandView } from './command-view.ts';
import type { Ports } from './ports.ts';
import { appealIdIn, etagOf, maySee, readAppeal } from './read-appeal.ts';
import { refusalProblem } from './refusal-problem.ts';
import { storeCommand, storedIn } from './store-command.ts';

/**
 * A command of a member of staff to one appeal. Whether it is a repeat comes first: it was carried out, whatever has become of
 * the appeal and of who may see it. Then whether the staff may see the appeal, may give the command, knows the latest version;
 * then whether the law lets it pass. What follows from it is announced before it is stored, and nothing is answered before.
 */
export async function postCommand(
  name: CommandName,
  request: HttpRequest,
  staff: Staff,
  ports: Ports,
): Promise<HttpResponse> {
  const { requestId, receivedAt: now } = request;
  const appealId = appealIdIn(request.path);
  const look = { requestId, staff: staff.id, role: staff.role, appealId, command: name };
  const refuse = (reason: string, response: HttpResponse) => {
    ports.log.warn('RCC_COMMAND_REFUSED', { ...look, reason });
    return response;
  };
  const asked = commandRequest(name, request);
  if ('refused' in asked) return refuse('request-invalid', asked.refused);
  const { command, key, ifMatch } = asked;
  const read = appealId === undefined ? undefined : await readAppeal(appealId, ports);
  if (!read) return refuse('not-found', problem('not-found'));

  const eventId = eventIdOf([staff.id, read.ids.appealId, key], ports);
  const earlier = storedIn(read, factKey({ source: staffSource, eventId }))?.fact;
  if (earlier && !isRepeat(earlier, command))
    return refuse('idempotency-key-reused', problem('idempotency-key-reused'));
  if (earlier) {
    ports.log.info('RCC_COMMAND_REPEATED', { ...look, eventId });
    return answer(200, commandView(earlier, read, staff, ports));
  }
  if (!maySee(staff, read, ports)) return refuse('not-found', problem('not-found'));
  if (!mayCommand(staff, command, read.situation.appeal, ports.roles))
    return refuse('access-refused', refusal('access-refused'));
  if (ifMatch !== etagOf(read.history.version)) return refuse('version-changed', problem('version-changed'));
  const sequence = read.history.version + 1;
  const decision = decide(command, read.situation, { staff, eventId, sequence, now }, ports.rules);
  if ('refused' in decision) return refuse(decision.refused.code, refusalProblem(decision.refused));

  try {
    await ports.notices.announce(read.ids, eventId);
  } catch (error) {
    ports.log.error('RCC_COMMAND_NOT_ANNOUNCED', { ...look, ...errorFields(error) });
    return problem('queue-unavailable', comeAgain);
  }
  const stored = await storeCommand(read, { fact: decision.fact, receivedAt: now }, ports);
  if ('refused' in stored)
    return refuse(stored.refused, problem(stored.refused, stored.refused === 'appeal-contended' ? comeAgain : {}));
  const { fact } = storedIn(stored.read, factKey(decision.fact)) ?? decision;
  if (stored.isRepeat && !isRepeat(fact, command))
    return refuse('idempotency-key-reused', problem('idempotency-key-reused'));
  ports.log.info(stored.isRepeat ? 'RCC_COMMAND_REPEATED' : 'RCC_COMMAND_STORED', { ...look, eventId });
  return answer(stored.isRepeat ? 200 : 201, commandView(fact, stored.read, staff, ports));
}

/** The same for a repeat; of different staff, appeals and keys never the same. */
function eventIdOf(parts: readonly string[], { sha256 }: Pick<Ports, 'sha256'>): string {
  return Buffer.from(sha256(JSON.stringify(parts)))
    .toString('hex')
    .slice(0, 32);
}

function answer(status: 200 | 201, view: CommandAnswer): HttpResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      etag: etagOf(view.version),
    },
    body: JSON.stringify(view),
  };
}
