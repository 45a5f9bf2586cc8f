import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Ladder } from '#shared/domain/notices/ladder.ts';
import type { ToldNotice } from '#shared/persistence/notice-items.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** A notice as an answer of the API has it. */
export function shownNotice(notice: ToldNotice, { levels }: Pick<Ladder, 'levels'>): object {
  const { kind, createdAt, notBefore, isUrgent = false, ...told } = notice;
  const head = { kind, at: iso(notBefore), isUrgent };
  if ('mostUrgent' in told) {
    const mostUrgent = told.mostUrgent.map((line) => ({ ...line, dueAt: iso(line.dueAt) }));
    return { ...head, title: texts.digest, ...told, mostUrgent };
  }
  // A level that the ladder has no more keeps its id.
  const title = levels.find(({ id }) => id === told.level)?.title ?? told.level;
  return { ...head, title, ...told, dueAt: iso(told.dueAt) };
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
