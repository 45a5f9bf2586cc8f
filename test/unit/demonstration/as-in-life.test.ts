import { describe, expect, it } from 'vitest';
import { region } from '#shared/region/region.ts';
import { appeals, events, histories, ofType } from '#test/support/made-up.ts';
import { regionClassify } from '#test/support/region-classify.ts';

describe('as in life', () => {
  const answeredBy = count(
    appeals.map(({ cycles }) =>
      region.directory.ratedBodyOf(cycles[0]?.answeredBy ?? cycles[0]?.responsible.at(-1)?.agency ?? ''),
    ),
  );

  it.each([
    ['mun-syktyvkar', 700, 900],
    ['exec-minzdrav', 100, 200],
    ['mun-ukhta', 80, 150],
    ['mun-sysolsky', 4, 9],
    ['mun-koygorodsky', 1, 1],
    ['mun-ust-tsilemsky', 0, 0],
  ])('%s has from %i to %i appeals', (body, from, to) => {
    expect(answeredBy.get(body) ?? 0).toBeGreaterThanOrEqual(from);
    expect(answeredBy.get(body) ?? 0).toBeLessThanOrEqual(to);
  });

  it('all other bodies of the directory have appeals', () => {
    const listed = [...region.directory.bodiesOf('executive'), ...region.directory.bodiesOf('municipal')];
    expect(listed.filter((body) => !answeredBy.has(body))).toEqual(['mun-ust-tsilemsky']);
  });

  it('about 15 % are appeals under 59-ФЗ, and every channel is used', () => {
    const submissions = ofType('appeal.submitted').map(({ data }) => data);
    const share = submissions.filter(({ kind }) => kind === 'appeal').length / submissions.length;
    expect(share).toBeGreaterThan(0.12);
    expect(share).toBeLessThan(0.18);
    expect(new Set(submissions.map(({ channel }) => channel)).size).toBe(7);
  });

  it.each([
    ['appeal.registered', 1500],
    ['appeal.assigned', 1900],
    ['appeal.forwarded', 100],
    ['appeal.classified', 1000],
    ['appeal.extended', 50],
    ['appeal.interim-answered', 300],
    ['appeal.answered', 1800],
    ['appeal.rated', 500],
    ['appeal.resubmitted', 50],
    ['appeal.reopened', 5],
    ['appeal.closed', 1000],
    ['appeal.noted', 100],
  ] as const)('%s happens, %i times and more', (type, least) => {
    expect(ofType(type).length).toBeGreaterThanOrEqual(least);
  });

  it('answers come in time and late, not at all, and again', () => {
    const cycles = appeals.flatMap((appeal) => appeal.cycles);
    const inTime = cycles.filter(({ answeredAt, dueAt }) => answeredAt !== undefined && answeredAt <= dueAt).length;
    const late = cycles.filter(({ answeredAt, dueAt }) => answeredAt !== undefined && answeredAt > dueAt).length;
    const never = cycles.filter(({ answeredAt }) => answeredAt === undefined).length;
    expect(inTime / cycles.length).toBeGreaterThan(0.7);
    expect(late / cycles.length).toBeGreaterThan(0.04);
    expect(never / cycles.length).toBeGreaterThan(0.02);
    expect(appeals.filter((appeal) => appeal.cycles.length > 1).length).toBeGreaterThan(50);
    expect(cycles.flatMap(({ extensionFaults }) => extensionFaults)).toContain('without-notice');
  });

  it('answers are given in office hours of working days', () => {
    const outside = ofType('appeal.answered').filter(({ timestamp }) => {
      const hour = Number(timestamp.slice(11, 13));
      const day = Date.parse(timestamp.slice(0, 10)) / 86_400_000;
      return hour < 9 || hour > 18 || !region.calendar.isWorking(day);
    });
    expect(outside).toEqual([]);
  });

  it('texts vary, and hold no unfilled slot', () => {
    const texts = ofType('appeal.submitted').map(({ data }) => data.text);
    expect(new Set(texts).size).toBeGreaterThan(1800);
    const all = events.map((event) => JSON.stringify(event.data));
    expect(all.filter((text) => /\{\w+\}|undefined|NaN/.test(text))).toEqual([]);
  });

  it('nobody can be reached: contacts are of domains and codes that do not exist', () => {
    const authors = ofType('appeal.submitted').map(({ data }) => data.author);
    const contacts = authors.flatMap((author) => (author?.contacts ? [author.contacts] : []));
    expect(contacts.length).toBeGreaterThan(1500);
    expect(contacts.length).toBeLessThan(authors.length);
    expect(contacts.filter(({ email }) => email && !email.endsWith('@example.org'))).toEqual([]);
    expect(contacts.filter(({ phone }) => phone && !phone.startsWith('+7 000 '))).toEqual([]);
    expect(
      contacts.flatMap(({ vk, telegram, max }) => [vk, telegram, max]).filter((one) => one && !one.startsWith('demo_')),
    ).toEqual([]);
  });

  it('the classifier says the sector where it is sure, is right there, and leaves the others to a person', () => {
    const bySource = histories.flatMap(({ events: own }) => {
      const [submitted, labelled] = own;
      return submitted?.type === 'appeal.submitted' &&
        labelled?.type === 'appeal.classified' &&
        labelled.data.by === 'source'
        ? [{ text: submitted.data.text, sector: labelled.data.sector }]
        : [];
    });
    const said = bySource.map(({ text, sector }) => ({ sector, ours: regionClassify(text).sector }));
    const decided = said.filter(({ ours }) => ours !== undefined);
    expect(decided.length / said.length).toBeGreaterThan(0.1);
    expect(decided.filter(({ sector, ours }) => sector === ours).length / decided.length).toBeGreaterThan(0.9);
  });
});

function count(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
