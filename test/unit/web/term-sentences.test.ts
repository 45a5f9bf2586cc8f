import { describe, expect, it } from 'vitest';
import { explainTerms } from '#shared/domain/appeals/explain-terms.ts';
import { explainTerm } from '#shared/domain/deadlines/explain-term.ts';
import type { TermFact, TermRequest } from '#shared/domain/deadlines/term.ts';
import { termSentences } from '#shared/web/term-sentences.ts';
import { aHistory } from '#test/support/a-history.ts';
import { aPolicy, extended, forwarded, interim, registered } from '#test/support/a-term.ts';
import { foldRules, policy, termRules, termRulesIn } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';

type Unusual = Partial<Omit<TermRequest, 'facts' | 'startedAt'>>;

function sentences(
  id: string,
  startedAt: string,
  facts: readonly TermFact[] = [],
  unusual: Unusual = {},
  rules = termRules,
) {
  const request = { policy: policy(id), startedAt: moscow(startedAt), facts, ...unusual };
  return plain(termSentences(explainTerm(request, rules).steps, rules.zone));
}

/** Numbers stand by their nouns with a space that does not break. */
const plain = (lines: readonly string[]) => lines.map((line) => line.replaceAll('\u00a0', ' '));

describe('an appeal under 59-ФЗ', () => {
  const registration = 'Зарегистрировать — за 3 календарных дня с 09.04.2026, не позже 12.04.2026; 59-ФЗ, ст. 8, ч. 2';
  const moved =
    '30 календарных дней с 09.04.2026; 09.05.2026 — нерабочий день, поэтому срок 08.05.2026; 59-ФЗ, ст. 12, ч. 1';
  const previous =
    'Срок, который кончается в нерабочий день, — предыдущий рабочий день; 59-ФЗ о последнем дне не говорит; предыдущий рабочий день — в срок при любом прочтении';
  const inTime = registered('2026-04-09T11:00');

  it('registered at once, to a holiday', () => {
    expect(sentences('appeal-59fz', '2026-04-09T10:00', [inTime])).toEqual([
      registration,
      'Зарегистрировано 09.04.2026',
      moved,
      previous,
      'Срок ответа — 08.05.2026 включительно',
    ]);
  });

  it('not registered: from the end of the time to register', () => {
    expect(sentences('appeal-59fz', '2026-04-09T10:00')).toEqual([
      registration,
      '30 календарных дней с 12.04.2026 (конец срока регистрации), срок 12.05.2026; 59-ФЗ, ст. 12, ч. 1',
      'Срок ответа — 12.05.2026 включительно',
    ]);
  });

  it('registered late', () => {
    expect(sentences('appeal-59fz', '2026-04-09T10:00', [registered('2026-04-20')]).slice(1, 3)).toEqual([
      'Зарегистрировано 20.04.2026, позже срока: дни считаются с конца срока регистрации',
      '30 календарных дней с 12.04.2026 (конец срока регистрации), срок 12.05.2026; 59-ФЗ, ст. 12, ч. 1',
    ]);
  });

  it('forwarded in time: all of it once more', () => {
    const facts = [inTime, forwarded('2026-04-14'), registered('2026-04-15')];
    expect(sentences('appeal-59fz', '2026-04-09T10:00', facts).slice(4)).toEqual([
      'Передано 14.04.2026, в срок (7 календарных дней с 09.04.2026, не позже 16.04.2026): у нового органа срок идёт заново; 59-ФЗ, ст. 8, ч. 3',
      'Зарегистрировать — за 3 календарных дня с 14.04.2026, не позже 17.04.2026; 59-ФЗ, ст. 8, ч. 2',
      'Зарегистрировано 15.04.2026',
      '30 календарных дней с 15.04.2026, срок 15.05.2026; 59-ФЗ, ст. 12, ч. 1',
      'Срок ответа — 15.05.2026 включительно',
    ]);
  });

  it.each<[string, TermFact, string]>([
    [
      'forwarded late',
      forwarded('2026-04-17'),
      'Передано 17.04.2026, позже срока (7 календарных дней с 09.04.2026, не позже 16.04.2026): срок не меняется; 59-ФЗ, ст. 8, ч. 3',
    ],
    ['answered for the time being', interim('2026-04-17'), 'Промежуточный ответ 17.04.2026: срок не меняется'],
    ['prolonged', extended('2026-04-30', '2026-05-29'), 'Продлено 30.04.2026 до 29.05.2026; 59-ФЗ, ст. 12, ч. 2'],
    [
      'prolonged without notice',
      extended('2026-04-30', '2026-05-29', null),
      'Продление 30.04.2026 до 29.05.2026 не принято: автора не уведомили; 59-ФЗ, ст. 12, ч. 2',
    ],
    [
      'prolonged with a late notice',
      extended('2026-04-30', '2026-05-29', '2026-05-10'),
      'Продление 30.04.2026 до 29.05.2026 не принято: автора уведомили после срока; 59-ФЗ, ст. 12, ч. 2',
    ],
    [
      'prolonged too late',
      extended('2026-05-12', '2026-05-29'),
      'Продление 12.05.2026 до 29.05.2026 не принято: срок уже прошёл; 59-ФЗ, ст. 12, ч. 2',
    ],
    [
      'prolonged too far',
      extended('2026-04-30', '2026-06-08'),
      'Продление 30.04.2026 до 08.06.2026 не принято: это дольше, чем можно; 59-ФЗ, ст. 12, ч. 2',
    ],
  ])('%s', (_, fact, expected) => {
    expect(sentences('appeal-59fz', '2026-04-09T10:00', [inTime, fact])[4]).toBe(expected);
  });

  it('prolonged twice', () => {
    const facts = [inTime, extended('2026-04-30', '2026-05-29'), extended('2026-05-20', '2026-06-05')];
    expect(sentences('appeal-59fz', '2026-04-09T10:00', facts).slice(5)).toEqual([
      'Продление 20.05.2026 до 05.06.2026 не принято: срок уже продлевали столько раз, сколько можно; 59-ФЗ, ст. 12, ч. 2',
      'Срок ответа — 29.05.2026 включительно',
    ]);
  });
});

describe('a message', () => {
  const social = 'порядок работы с системой мониторинга сообщений; образец';
  const portal = 'практика городских порталов; образец';

  it('in a social network, with an interim answer', () => {
    expect(sentences('message-social', '2026-10-05T12:00', [interim('2026-10-07'), interim('2026-10-08')])).toEqual([
      `Первый ответ — за 9 рабочих часов с 05.10.2026 12:00, не позже 06.10.2026 13:00; ${social}`,
      `7 рабочих дней с 05.10.2026, срок 14.10.2026; ${social}`,
      'Промежуточный ответ 07.10.2026: срок считается от него',
      `После промежуточного ответа: 7 рабочих дней с 07.10.2026, срок 16.10.2026; ${social}`,
      'Промежуточный ответ 08.10.2026: срок не меняется',
      'Срок ответа — 16.10.2026 включительно',
    ]);
  });

  it('in a social network, urgent, answered for the time being too late, prolonged all the same', () => {
    const facts = [interim('2026-10-15'), extended('2026-10-15', '2026-10-20')];
    expect(sentences('message-social', '2026-10-05T12:00', facts, { priority: 'high' })).toEqual([
      `Первый ответ на срочное — за 4 рабочих часа с 05.10.2026 12:00, не позже 05.10.2026 17:00; ${social}`,
      `7 рабочих дней с 05.10.2026, срок 14.10.2026; ${social}`,
      'Промежуточный ответ 15.10.2026, после срока: срок не меняется',
      `Продление 15.10.2026 до 20.10.2026 не принято: продлевать нельзя; ${social}`,
      'Срок ответа — 14.10.2026 включительно',
    ]);
  });

  it('on a portal, over holidays, forwarded', () => {
    const facts = [registered('2026-04-29'), forwarded('2026-04-30')];
    expect(sentences('message-portal', '2026-04-29', facts).slice(2, 4)).toEqual([
      `10 рабочих дней с 29.04.2026 (без нерабочих 01.05.2026, 09.05.2026, 11.05.2026), срок 15.05.2026; ${portal}`,
      `Передано 30.04.2026, в срок (3 рабочих дня с 29.04.2026, не позже 05.05.2026): срок идёт дальше; ${portal}`,
    ]);
  });

  it('on a portal, over the New Year, with the category’s own number', () => {
    const categoryTerm = { count: 21, unit: 'working-days' } as const;
    expect(sentences('message-portal', '2025-12-30', [registered('2025-12-30')], { categoryTerm })[2]).toBe(
      'Срок категории: 21 рабочий день с 30.12.2025 (без нерабочих 31.12.2025–09.01.2026), срок 09.02.2026; срок категории в классификаторе портала',
    );
  });

  it('on a portal, with a number of calendar days that ends on a Sunday', () => {
    const categoryTerm = { count: 6, unit: 'calendar-days' } as const;
    expect(sentences('message-portal', '2026-10-05', [registered('2026-10-05')], { categoryTerm }).slice(2, 4)).toEqual(
      [
        'Срок категории: 6 календарных дней с 05.10.2026; 11.10.2026 — выходной день, но срок остаётся; срок категории в классификаторе портала',
        `Срок, который кончается в нерабочий день, не переносится; ${portal}`,
      ],
    );
  });

  it('on the federal platform, on the fast track, to a day off of the region', () => {
    const rules = termRulesIn('Europe/Moscow', ['2026-10-15']);
    const request = { isFastTrack: true };
    expect(sentences('message-platform', '2026-10-05', [registered('2026-10-05')], request, rules)[2]).toBe(
      'Ускоренное рассмотрение: 10 календарных дней с 05.10.2026; 15.10.2026 — нерабочий день региона, поэтому срок 14.10.2026; ускоренное рассмотрение («фаст-трек») на платформе обратной связи; образец',
    );
  });

  it('on the federal platform, on the fast track, with no working day at all', () => {
    const request = { isFastTrack: true };
    const source = 'как для обращений: предыдущий рабочий день — в срок при любом прочтении';
    expect(sentences('message-platform', '2025-12-30', [registered('2025-12-30T12:00')], request).slice(3)).toEqual([
      `Рабочих дней в сроке нет, поэтому он не переносится; ${source}`,
      'Срок ответа — 09.01.2026 включительно',
    ]);
  });
});

it('a last day that is moved on', () => {
  const steps = sentences('message-social', '2026-04-09', [], {
    policy: aPolicy({ count: 30, unit: 'calendar-days' }, 'next'),
  });
  expect(steps.slice(-3)).toEqual([
    '30 календарных дней с 09.04.2026; 09.05.2026 — нерабочий день, поэтому срок 12.05.2026; test',
    'Срок, который кончается в нерабочий день, — следующий рабочий день; test',
    'Срок ответа — 12.05.2026 включительно',
  ]);
});

it('a year without data', () => {
  expect(sentences('message-portal', '2026-12-25').slice(-2)).toEqual([
    'Производственного календаря на 2027 год нет: посчитано с обычными выходными, срок может измениться',
    'Срок ответа — 13.01.2027 включительно',
  ]);
});

it('each cycle of a history has its own', () => {
  const history = aHistory(
    ['submitted', '2026-10-05', { channel: 'social', priority: 'high' }],
    ['answered', '2026-10-06'],
    ['resubmitted', '2026-10-08T10:00'],
  );
  const lines = explainTerms(history, foldRules).map((steps) => plain(termSentences(steps, foldRules.zone)));
  expect(lines.map((own) => own.at(-1))).toEqual([
    'Срок ответа — 14.10.2026 включительно',
    'Срок ответа — 19.10.2026 включительно',
  ]);
  expect(lines[1]?.[0]).toContain(
    'Первый ответ на срочное — за 4 рабочих часа с 08.10.2026 10:00, не позже 08.10.2026 15:00;',
  );
});
