import type { Block, ReportDocument } from '#shared/reports/document.ts';
import { contributionsChart } from '#shared/web/charts/contributions-chart.ts';
import { placesChart } from '#shared/web/charts/places-chart.ts';
import { scoresChart } from '#shared/web/charts/scores-chart.ts';
import { trendChart } from '#shared/web/charts/trend-chart.ts';

const bodies = [
  'Администрация муниципального округа «Усть-Цилемский»',
  'Министерство жилищно-коммунального хозяйства и энергетики',
  'Администрация городского округа «Воркута»',
  'Министерство здравоохранения',
  'Управление государственной жилищной инспекции',
];

const titles = [
  'Место',
  'Балл',
  'Ошибка, ±',
  'Обращений',
  'В срок, %',
  'Удовлетворены, %',
  'Повторные, %',
  'Медиана, ч',
  'Ответов на опрос',
  'Оценка качества',
  'Изменение за месяц',
];

const prose =
  'Орган получает балл за то, насколько быстро и полно он отвечает гражданам: учитываются сроки по 59-ФЗ, оценки ' +
  'заявителей и повторные обращения. Различие двух органов считается значимым, если случайность его не объясняет; ' +
  'места, которые случайность объясняет, показаны промежутком.';

/** A report with every kind of block, as long as a real one; the same at every call. */
export function aReportDocument(): ReportDocument {
  return {
    title: 'Рейтинг работы органов власти с обращениями граждан за декабрь 2025 года',
    subtitle: 'Лига муниципальных округов и городских округов, первая публикация',
    date: Date.UTC(2026, 0, 12, 6),
    blocks: [...opening(), ...tables(), ...pictures(), ...method()],
  };
}

/** With so many rows and columns, the first of which holds names. */
export function aTable(rows: number, columns: number): Block {
  return {
    kind: 'table',
    caption: `Показатели органов, столбцов: ${columns}`,
    columns: [
      { title: 'Орган', width: 3 },
      ...Array.from({ length: columns - 1 }, (_, index) => ({ title: titles[index] ?? '', isFigure: true })),
    ],
    rows: Array.from({ length: rows }, (_, row) => [
      `${row + 1}. ${bodies[row % bodies.length]}`,
      ...Array.from({ length: columns - 1 }, (_, column) => String(((row + 3) * (column + 8)) % 1000)),
    ]),
  };
}

function opening(): Block[] {
  return [
    {
      kind: 'facts',
      rows: [
        ['Период', '1–31 декабря 2025 года, московское время'],
        ['Обращений учтено', '12 418'],
        ['Контрольная сумма', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      ],
    },
    { kind: 'heading', level: 2, text: 'Главное' },
    { kind: 'paragraph', text: prose },
    { kind: 'list', items: ['Первые три места отличимы от остальных.', 'Места с 4 по 9 отличимы не все.', prose] },
    { kind: 'paragraph', tone: 'notice', text: 'Публикация предварительная: опрос закрывается 20 января.' },
    { kind: 'paragraph', tone: 'quiet', text: 'Данные на 12 января 2026 года.' },
  ];
}

function tables(): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Таблица лиги' },
    { kind: 'paragraph', text: prose },
    aTable(22, 9),
    { kind: 'heading', level: 2, text: 'Показатели по службам' },
    { kind: 'heading', level: 3, text: 'Все службы' },
    aTable(75, 5),
    { kind: 'heading', level: 3, text: 'Все показатели' },
    aTable(12, 12),
  ];
}

function pictures(): Block[] {
  const rows = Array.from({ length: 22 }, (_, index) => ({
    name: bodies[index % bodies.length] ?? '',
    place: index + 1,
    score: 91.4 - index * 1.7,
    scoreLow: 89.2 - index * 1.7,
    scoreHigh: 93.1 - index * 1.7,
    placeLow: Math.max(1, index - 1),
    placeHigh: Math.min(22, index + 4),
    isToldApartFromNext: index % 4 === 2,
  }));
  const months = ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12'];
  const series = bodies
    .slice(0, 3)
    .map((name, at) => ({ name, values: months.map((_, month) => 60 + 8 * at + month) }));
  const parts = [
    { label: 'Ответы в срок', value: 12.5 },
    { label: 'Повторные обращения', value: -4.25 },
  ];
  return [
    { kind: 'heading', level: 2, text: 'Баллы и места' },
    { kind: 'chart', svg: scoresChart({ title: 'Баллы органов с доверительными интервалами', rows }) },
    { kind: 'chart', svg: placesChart({ title: 'Возможные места органов', rows, of: 22 }) },
    { kind: 'chart', svg: trendChart({ title: 'Балл по месяцам', periods: months, yLabel: 'Балл', series }) },
    { kind: 'chart', svg: contributionsChart({ title: 'Из чего сложился балл', unit: 'баллов', parts }) },
  ];
}

function method(): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Как посчитано' },
    ...Array.from({ length: 4 }, (_, index): Block[] => [
      { kind: 'heading', level: 3, text: `Показатель ${index + 1}: доля ответов, данных в срок, среди всех обращений` },
      { kind: 'paragraph', text: `${prose} ${prose}` },
      { kind: 'code', text: 'B = 100 · (0,4 · S + 0,3 · Q + 0,3 · (1 − R))\n    S = √(s² + t²) / n,  n ≥ 10' },
    ]).flat(),
    { kind: 'heading', level: 2, text: 'Как проверить' },
    {
      kind: 'code',
      text: 'npm run verify-report -- --report reports/2025-12/municipal/1 --public-key public-key.pem --manifest manifest.json',
    },
  ];
}
