import { describe, expect, it } from 'vitest';
import { readExamples } from '#infra/local/training/read-examples.ts';
import { region } from '#shared/region/region.ts';
import { regionLabels } from '#shared/region/region-classifier.ts';
import { curriculum } from '#shared/training/curriculum.ts';
import { isOfFew } from '#shared/training/school.ts';

const themes = Object.entries(regionLabels.heads.find(({ id }) => id === 'theme')?.categories ?? {});
const platform = themes.map(([theme, category]) => {
  return { text: theme, labels: { theme, sector: category.split('/')[0] ?? '' } };
});
const all = await readExamples(platform);

describe('the examples that come with the product', () => {
  it('are at least eight for every theme of the platform but the one for tests, in its sector', () => {
    const counts = new Map(platform.map(({ labels: { theme } }) => [theme, 0]));
    for (const { labels } of all) counts.set(labels['theme'] ?? '', (counts.get(labels['theme'] ?? '') ?? 0) + 1);
    expect([...counts].filter(([, count]) => count < 8)).toEqual([['Тестовая категория', 0]]);
    expect(all.filter(({ labels }) => !region.placeOf({ sector: labels['sector'] ?? '' }))).toEqual([]);
  });

  it('are each there once, made up, and of nobody', () => {
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect(all.every(({ isMadeUp }) => isMadeUp)).toBe(true);
    expect(all.filter(({ text }) => /\d{7}|@|\+7/.test(text))).toEqual([]);
  });

  it('are kept only where the texts have their labels, all of them', async () => {
    const theme = 'Неисправный лифт в многоквартирном доме';
    const kept = await readExamples([{ text: 'Лифт стоит', labels: { theme, sector: 'housing' } }]);
    expect(kept.length).toBeGreaterThan(7);
    expect(new Set(kept.map(({ labels }) => labels['theme']))).toEqual(new Set([theme]));
    expect(await readExamples([{ text: 'Лифт стоит', labels: { sector: 'housing' } }])).toEqual([]);
    expect(await readExamples([{ text: 'Лифт стоит', labels: { sector: theme, theme: 'housing' } }])).toEqual([]);
  });
});

describe('a curriculum with made-up texts', () => {
  const sent = ['яма', 'ямы', 'лифт', 'лифты'].map((text, at) => ({ text, labels: { a: at < 2 ? 'x' : 'y' } }));
  const madeUp = { text: 'выбоина', labels: { a: 'x' }, isMadeUp: true };

  it('neither tries on them nor counts them', () => {
    const { subjects, isMadeUp } = curriculum([...sent, madeUp]);
    expect(subjects[0]?.counts).toEqual([2, 2]);
    expect(subjects[0]?.ofRow.at(-1)).toBe(0);
    expect(subjects[0]?.heldOutIn.at(-1)).toBe(-1);
    expect(subjects[0]?.heldOutIn.slice(0, 4).every((lesson) => lesson >= 0)).toBe(true);
    expect(isMadeUp).toEqual([false, false, false, false, true]);
  });

  it('has few texts where people have sent few, however many are made up', () => {
    const [subject] = curriculum([...sent, ...Array<typeof madeUp>(9).fill(madeUp)]).subjects;
    expect([4, 5].map((few) => subject && isOfFew(subject, few))).toEqual([false, true]);
  });

  it('takes the split by time for what people have sent, however many examples have no time', () => {
    const timed = sent.map((text, at) => ({ ...text, at }));
    expect(curriculum([...timed, madeUp, madeUp, madeUp]).subjects[0]?.split).toBe('latest-fifth');
  });
});
