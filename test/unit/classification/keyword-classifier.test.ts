import { describe, expect, it } from 'vitest';
import { catalogueSchema } from '#shared/domain/classification/catalogue.ts';
import { keywordClassifier } from '#shared/domain/classification/keyword-classifier.ts';
import { region } from '#shared/region/region.ts';

const category = (id: string, keywords: string[]) => ({ id, title: id, keywords });
const { version, classify } = keywordClassifier(
  catalogueSchema.parse({
    version: 'test',
    sample: true,
    sectors: [
      { id: 'housing', title: 'ЖКХ', categories: [category('water', ['вода', 'труба']), category('roof', ['крыша'])] },
      { id: 'roads', title: 'Дороги', categories: [category('pits', ['яма', 'дорог']), category('snow', ['снег'])] },
      {
        id: 'amenities',
        title: 'Благоустройство',
        categories: [category('parks', ['парк', 'детск площадк']), category('light', ['фонарь', 'не горит'])],
      },
      { id: 'education', title: 'Образование', categories: [category('gardens', ['детск сад', 'ёлка'])] },
      { id: 'transport', title: 'Транспорт', categories: [category('parking', ['парковк', 'маршрутное'])] },
    ],
  }),
);

function labelOf(text: string): string | undefined {
  const label = classify(text);
  return label && `${label.sector}/${label.category}`;
}

describe('keywords', () => {
  it.each<[string, string | undefined, string]>([
    ['На дороге яма', 'roads/pits', 'a word begins with a keyword'],
    ['ЯМА', 'roads/pits', 'in capitals'],
    ['нашли самую большую яма', 'roads/pits', 'anywhere'],
    ['саняма', undefined, 'not in the middle of a word'],
    ['Ёлка во дворе', 'education/gardens', 'ё for ё'],
    ['елка во дворе', 'education/gardens', 'е for ё'],
    ['<p>Яма</p>', 'roads/pits', 'in markup'],
    ['парковка', 'transport/parking', 'the longest counts'],
    ['в парке', 'amenities/parks', 'the shorter one where the longer does not begin'],
    ['детский сад', 'education/gardens', 'two words in a row'],
    ['детская площадка', 'amenities/parks', 'two other words in a row'],
    ['детский праздник в саду', undefined, 'two words apart'],
    ['не горит', 'amenities/light', 'a short first word'],
    ['нет, горит', undefined, 'a short first word is a whole word'],
    ['снег, снег и яма', 'roads/snow', 'twice weighs more than once'],
    ['на дорогах снег', 'roads/pits', 'more letters weigh more, wherever they stand'],
    ['яма и снег', 'roads/snow', 'more letters weigh more among the categories of a sector'],
    ['', undefined, 'no text'],
    ['…!', undefined, 'no words'],
    ['Спасибо', undefined, 'nothing that counts'],
  ])('«%s» is %s: %s', (text, expected) => {
    expect(labelOf(text)).toBe(expected);
  });

  it('keeps silent when two sectors are equal', () => {
    expect(classify('вода и снег')).toBeUndefined();
    expect(classify('вода, вода, снег')?.sector).toBe('housing');
  });

  it('says first what the text says first, of equal categories', () => {
    expect(labelOf('крыша и труба')).toBe('housing/roof');
    expect(labelOf('труба и крыша')).toBe('housing/water');
  });

  it('is surer the less is said for other sectors, and never certain', () => {
    const confidences = ['вода и яма', 'вода, труба и яма', 'вода, труба, крыша'].map(
      (text) => classify(text)?.confidence,
    );
    expect(confidences).toEqual([...confidences].sort());
    for (const confidence of confidences) expect(confidence).toBeLessThan(1);
    for (const confidence of confidences) expect(confidence).toBeGreaterThan(0.4);
  });

  it('names itself and its catalogue', () => {
    expect(version).toBe('keywords-1+test');
    expect(classify('яма')).toMatchObject({ by: 'classifier', modelVersion: version });
  });
});

describe('the region’s catalogue tells apart', () => {
  it.each([
    ['На улице Ленина третий день не горит фонарь у школы.', 'amenities/street-lighting'],
    ['Батареи холодные, в квартире 14 градусов', 'housing/heating'],
    ['Из крана течёт ржавая вода', 'housing/water'],
    ['Неделю не вывозят мусор, баки переполнены', 'waste/collection'],
    ['В лесу несанкционированная свалка', 'waste/dumps'],
    ['Отключили электроэнергию во всём посёлке', 'energy/outages'],
    ['Ребёнку не дают место в детском саду', 'education/kindergartens'],
    ['Не могу записаться на приём к терапевту', 'health/appointments'],
    ['В аптеке нет лекарства по рецепту', 'health/medicines'],
    ['Огромная яма на дороге, пробил колесо', 'roads/potholes'],
    ['Снег не чистят, гололёд', 'roads/snow'],
    ['Автобус не приехал по расписанию', 'transport/timetable'],
    ['Задерживают выплату пособия на ребёнка', 'social/benefits'],
    ['Предприниматель не может получить грант', 'business/support'],
    ['Стая бродячих собак у подъезда', 'other/stray-animals'],
    ['Открытый люк без крышки', 'amenities/manholes'],
  ])('%s', (text, expected) => {
    const label = region.classify(text);
    expect(label && `${label.sector}/${label.category}`).toBe(expected);
  });

  it('in microseconds', () => {
    const text = 'Здравствуйте! На улице Ленина третий день не горит фонарь, на дороге яма, автобус не ходит. '.repeat(
      6,
    );
    const runs = 2000;
    for (let run = 0; run < runs; run += 1) region.classify(text);
    const started = performance.now();
    for (let run = 0; run < runs; run += 1) region.classify(text);
    expect((performance.now() - started) / runs).toBeLessThan(1);
  });
});
