import type { Page } from 'playwright-core';
import { endTerm, knowContacts } from '../centre/kept-survey.ts';
import { askedCitizens } from '../centre/post-histories.ts';
import type { TestedCentre } from '../centre/start-centre.ts';
import { answerWell, leadingOn, submit } from '../page/submit-form.ts';
import { postFromElsewhere } from './post-from-elsewhere.ts';
import type { State } from './state.ts';

interface SurveyWorld {
  readonly centre: TestedCentre;
  /** A link that nobody has used, with the language of its page. */
  readonly unused: () => string;
  /** Of nobody. */
  readonly unknown: string;
}

/** Links for one round through all states, in a language. */
export async function surveyWorld(centre: TestedCentre, lang: 'ru' | 'en'): Promise<SurveyWorld> {
  const links = await askedCitizens(centre, surveyStates.length);
  return {
    centre,
    unused: () => `${links.pop()}?lang=${lang}`,
    unknown: `${centre.url}/s/${'A'.repeat(22)}?lang=${lang}`,
  };
}

const writing = /^(UpdateItem|PutItem|TransactWriteItems)$/;

/** Of a contact that nobody has. */
const aHash = 'hash';

/** Every page that a survey link may lead to. */
export const surveyStates: readonly State<SurveyWorld>[] = [
  { name: 'form', status: 200, open: (page, { unused }) => page.goto(unused()) },
  { name: 'form-discontent', status: 200, open: (page, { unused }) => fillBadly(page, unused()) },
  {
    name: 'errors',
    status: 422,
    async open(page, { unused }) {
      await page.goto(unused());
      await submit(page);
    },
  },
  {
    name: 'errors-some',
    status: 422,
    async open(page, { unused }) {
      await fillBadly(page, unused(), 'Снег не убирают с ноября. '.repeat(50));
      await submit(page);
    },
  },
  {
    name: 'thanks',
    status: 200,
    async open(page, { unused }) {
      await page.goto(unused());
      await answerWell(page);
    },
  },
  {
    name: 'answered',
    status: 410,
    async open(page, { unused }) {
      const link = unused();
      await page.goto(link);
      await answerWell(page);
      await page.goto(link);
    },
  },
  {
    name: 'expired',
    status: 410,
    async open(page, { centre, unused }) {
      const link = unused();
      await endTerm(centre, link);
      await page.goto(link);
    },
  },
  { name: 'unknown', status: 404, open: (page, { unknown }) => page.goto(unknown) },
  {
    name: 'too-large',
    status: 413,
    async open(page, { unused }) {
      await fillBadly(page, unused(), 'Снег не убирают с ноября. '.repeat(1000));
      await submit(page);
    },
  },
  { name: 'foreign', status: 403, open: (page, { unused }) => postFromElsewhere(page, unused()) },
  {
    name: 'unavailable',
    status: 503,
    open: (page, { centre, unused }) => without(centre, /./, () => page.goto(unused())),
  },
  {
    name: 'not-saved',
    status: 503,
    async open(page, { centre, unused }) {
      await page.goto(unused());
      await without(centre, writing, () => answerWell(page));
    },
  },
  { name: 'opt-out', status: 200, open: (page, world) => askToOptOut(page, world, [aHash]) },
  {
    name: 'opted-out',
    status: 200,
    async open(page, world) {
      await askToOptOut(page, world, [aHash]);
      await leadingOn(page, () => page.locator('main button').click());
    },
  },
  { name: 'opt-out-no-contacts', status: 200, open: (page, world) => askToOptOut(page, world, []) },
];

async function askToOptOut(page: Page, { centre, unused }: SurveyWorld, contacts: readonly string[]): Promise<void> {
  const link = unused();
  await knowContacts(centre, link, contacts);
  await page.goto(link);
  await leadingOn(page, () => page.locator('a[href*="/opt-out"]').click());
}

/** Not content, with a comment that may be longer than a browser lets anybody type. */
async function fillBadly(page: Page, link: string, comment = 'Снег так и лежит у подъезда.'): Promise<void> {
  await page.goto(link);
  await page.locator('#resolved-no').check();
  await page.locator('[name=reasons]').first().check();
  await page.locator('#comment').evaluate((field) => field.removeAttribute('maxlength'));
  await page.locator('#comment').fill(comment);
}

/** Does something while the database refuses operations. */
async function without({ database }: TestedCentre, operations: RegExp, use: () => Promise<unknown>): Promise<void> {
  database.fault = ({ operation }) => (operations.test(operation) ? { status: 500, body: '{}' } : undefined);
  await use().finally(() => {
    database.fault = () => undefined;
  });
}
