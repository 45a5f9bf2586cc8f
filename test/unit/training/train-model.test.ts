import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModel } from '#shared/domain/classification/model-file.ts';
import { shiftsOf } from '#shared/training/calibrate.ts';
import { committeeSize } from '#shared/training/committee.ts';
import { curriculum } from '#shared/training/curriculum.ts';
import { type FactorTask, learnFactors } from '#shared/training/factors.ts';
import type { LabelledText } from '#shared/training/labelled-text.ts';
import { partsOf } from '#shared/training/lesson.ts';
import { modelCard } from '#shared/training/model-card.ts';
import { type ClassTask, learnClass } from '#shared/training/support-vectors.ts';
import { partsToLearn, trainModel } from '#shared/training/train-model.ts';

const words = {
  'Нет отопления': ['батареи холодные', 'отопление отключили', 'стояк не греет'],
  'Протечка крыши': ['крыша течёт', 'кровля протекает', 'залило потолок'],
  'Ямы на дороге': ['яма на дороге', 'асфальт разбит', 'выбоины на проезжей части'],
  Снег: ['снег не убран', 'сугробы у дома', 'гололёд на тротуаре'],
};
const sectors: Record<string, string> = { 'Нет отопления': 'housing', 'Протечка крыши': 'housing' };
const streets = ['Ленина', 'Мира', 'Карла Маркса', 'Советской', 'Школьной', 'Лесной', 'Садовой', 'Заводской'];

/** Made-up texts of four themes, two to a sector; the words of one theme never occur in another. */
const texts: LabelledText[] = Object.entries(words).flatMap(([theme, phrases]) =>
  streets.flatMap((street, at) =>
    phrases.map((phrase, kind) => ({
      text: `На улице ${street}, дом ${at * 7 + kind}: ${phrase}, ${phrases[(kind + at) % 3]}. Примите меры`,
      labels: { theme, sector: sectors[theme] ?? 'roads' },
    })),
  ),
);
const timed = texts.map((text, at) => ({ ...text, at: Date.UTC(2026, 0, 1 + ((at * 37) % 96)) }));

const options = { bits: 10, factors: 3, keptWeights: 4000, fewTexts: 1000, wantedRight: 0.95, seed: 1 };
const ports = {
  learnFactors: async (tasks: readonly FactorTask[]) => tasks.map(learnFactors),
  learnClasses: async (tasks: readonly ClassTask[]) => tasks.map(learnClass),
  digest: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
};
const course = curriculum(texts);
const trained = await trainModel(course, options, ports);
const model = readModel(trained.bytes);

describe('a model trained on texts', () => {
  it('tells what unseen words of the same kind are about', () => {
    const { theme, sector } = model.classify('В подъезде батареи холодные, отопления нет');
    expect([theme?.label, sector?.label]).toEqual(['Нет отопления', 'housing']);
    expect(model.classify('Выбоины, асфальт разбит')['theme']?.label).toBe('Ямы на дороге');
  });

  it('favours rare labels by a part of how rare they are', () => {
    for (const { id, parts, calibration } of model.heads) {
      const { labels, ofRow } = course.subjects.find((subject) => subject.id === id) ?? { labels: [], ofRow: [] };
      const counts = labels.map((_, label) => [...ofRow].filter((own) => own === label).length);
      expect(calibration.shifts).toEqual(shiftsOf(counts, { parts }));
    }
  });

  it('decides nothing where no text of a label has been held out', async () => {
    const madeUp = texts.map((text) => ({ ...text, isMadeUp: true }));
    const untried = await trainModel(curriculum(madeUp), options, ports);
    const { theme } = readModel(untried.bytes).classify('В подъезде батареи холодные, отопления нет');
    expect(theme?.label).toBe('Нет отопления');
    expect(untried.heads.map(({ threshold }) => threshold)).toEqual([1, 1]);
  });

  it('knows which labels are parts of which', () => {
    const sector = model.heads.find(({ id }) => id === 'sector');
    const theme = model.heads.find(({ id }) => id === 'theme');
    const wholeOf = theme?.labels.map((label, at) => [label, sector?.labels[sector.parts?.of[at] ?? -1]]);
    expect(sector?.parts?.head).toBe('theme');
    expect(Object.fromEntries(wholeOf ?? [])).toEqual({
      'Нет отопления': 'housing',
      'Протечка крыши': 'housing',
      'Ямы на дороге': 'roads',
      Снег: 'roads',
    });
  });

  it('learns the words of a label for every head whose labels it is a part of', () => {
    const categoryOf = ({ theme, sector }: LabelledText['labels']) =>
      `${sector}/${theme === 'Снег' ? 'snow' : 'repair'}`;
    const given = texts.map((text) => ({ ...text, labels: { ...text.labels, category: categoryOf(text.labels) } }));
    const { texts: rows, subjects } = curriculum(given);
    const row = rows.indexOf('Ямы на дороге');
    const told = subjects.map(({ id, labels, ofRow }) => [id, labels[ofRow[row] ?? -1]]);
    expect(Object.fromEntries(told)).toEqual({ theme: 'Ямы на дороге', sector: 'roads', category: 'roads/repair' });
  });

  it('is the same to the byte when it is trained again, and another with another seed', async () => {
    const again = await trainModel(course, options, ports);
    expect(Buffer.compare(again.bytes, trained.bytes)).toBe(0);
    const other = await trainModel(course, { ...options, seed: 2 }, ports);
    expect(Buffer.compare(other.bytes, trained.bytes)).not.toBe(0);
    expect(other.version).not.toBe(trained.version);
  });

  it('holds no word of its texts, only labels and weights', () => {
    const readable = Buffer.from(trained.bytes).toString('utf8').toLowerCase();
    for (const word of ['батаре', 'кровл', 'сугроб', 'советской']) expect(readable).not.toContain(word);
    expect(readable).toContain('протечка крыши');
  });

  it('learns by a committee, and each class once, in every lesson and from everything', async () => {
    let learnt = 0;
    const counting = {
      ...ports,
      learnFactors: (tasks: readonly FactorTask[]) => {
        for (const { isOfMany } of tasks) learnt += isOfMany ? partsOf.memberOfMany : partsOf.memberOfFew;
        return ports.learnFactors(tasks);
      },
      learnClasses: (tasks: readonly ClassTask[]) => {
        learnt += tasks.length;
        return ports.learnClasses(tasks);
      },
    };
    await trainModel(curriculum(timed), options, counting);
    expect(learnt).toBe(partsToLearn(curriculum(timed), options));
    expect(partsToLearn(curriculum(timed), { fewTexts: 10 })).toBe(2 * committeeSize * partsOf.memberOfMany);
    expect(partsToLearn(curriculum(timed), options)).toBe(2 * (committeeSize * partsOf.memberOfFew + 6));
    expect(partsToLearn(course, options)).toBe(6 * (committeeSize * partsOf.memberOfFew + 6));
    expect(partsToLearn(course, { fewTexts: 10 })).toBe(6 * committeeSize * partsOf.memberOfMany);
  });

  it('tells heads with many texts by the committee alone, by few factors', async () => {
    const ofMany = readModel((await trainModel(course, { ...options, fewTexts: 10 }, ports)).bytes);
    const right = (sector: string) =>
      texts.filter((one) => one.labels['sector'] === sector && ofMany.classify(one.text)['sector']?.label === sector);
    expect(right('housing').length + right('roads').length).toBeGreaterThan(0.95 * texts.length);
    expect(ofMany.classify('Выбоины, асфальт разбит')['theme']?.label).toBe('Ямы на дороге');
  });

  it('gives probabilities that are shares of one, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { probability, probabilities, top, label } of Object.values(model.classify(text))) {
          expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(probability).toBe(Math.max(...probabilities));
          expect(top[0]).toEqual({ label, probability });
        }
      }),
    );
    const large = 'яма на дороге 🙂 \u200b'.repeat(60_000);
    expect(model.classify(large)['theme']?.label).toBe('Ямы на дороге');
  });
});

describe('the card of a model', () => {
  const card = modelCard(trained, 'abc', options.wantedRight);
  const cardOf = (id: string) => card.heads.find((head) => head.id === id);

  it('tells what it was worth on what it had not seen: every text once, the titles never', () => {
    expect(cardOf('theme')).toMatchObject({ tried: texts.length, repeats: 0, split: 'five-folds' });
    expect(cardOf('theme')?.figures.accuracy).toBeGreaterThan(0.95);
    expect(cardOf('theme')?.labels.map(({ tried }) => tried)).toEqual([24, 24, 24, 24]);
  });

  it('tries the latest fifth where texts tell their time, without exact repeats of what was learnt', async () => {
    const [first, ...others] = timed;
    const latest = { text: first?.text.toUpperCase() ?? '', labels: first?.labels ?? {}, at: Date.UTC(2027, 0, 1) };
    const ofTimed = modelCard(
      await trainModel(curriculum([...timed, latest]), options, ports),
      'abc',
      options.wantedRight,
    );
    const theme = ofTimed.heads.find(({ id }) => id === 'theme');
    expect(theme?.split).toBe('latest-fifth');
    expect(theme?.repeats).toBe(1);
    expect((theme?.tried ?? 0) + 1).toBe(Math.ceil(0.2 * (others.length + 2)));
  });
});
