import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { releaseInvitations } from '#functions/release-invitations/release-invitations.ts';
import { surveyRules } from '#shared/region/survey-rules.ts';
import { anInvitation, type StartedDelivery, sampleTime, startDelivery } from './start-delivery.ts';

const hour = 3_600_000;
const day = 24 * hour;
const pause = surveyRules.pauseDays * day;

let delivery: StartedDelivery;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: sampleTime });
  delivery = await startDelivery();
}, 60_000);
afterAll(async () => {
  await delivery.stop();
  vi.useRealTimers();
});
beforeEach(() => {
  vi.setSystemTime(sampleTime);
  delivery.received.length = 0;
  delivery.database.fault = () => undefined;
});

type Given = Partial<Record<'email' | 'phone', string>>;
type Question = ReturnType<typeof aQuestion>;

const someone = () => `${randomBytes(6).toString('hex')}@example.org`;

/** An answered cycle of an appeal, whose number sorts by `name`. */
function aQuestion(values: { appealId?: string; cycle?: number; answeredAt?: number } = {}) {
  const invitation = anInvitation();
  return { ...invitation, externalId: invitation.appealId, channel: 'portal', ...values };
}

async function anAppealOf(contacts: Given, values: { answeredAt?: number; account?: string } = {}): Promise<Question> {
  const { account, ...question } = values;
  const asked = aQuestion(question);
  await delivery.tables.put('contacts', {
    pk: asked.appealId,
    ...(Object.keys(contacts).length > 0 ? { contacts } : {}),
    ...(account === undefined ? {} : { account }),
    expiresAt: sampleTime / 1000 + 365 * 86_400,
  });
  return asked;
}

/** The same message with another link, as the history's next look makes it. */
const again = (question: Question): Question => ({ ...question, token: randomBytes(16).toString('base64url') });
const outcomeOf = async ({ appealId, cycle }: Question) => (await delivery.invitationOf(appealId, cycle))?.['outcome'];
const received = () => delivery.received.map(({ headers }) => headers['webhook-id']?.split('-')[1]);

/** As the schedule does, which tries again when a run fails. */
async function releaseAll(questions: readonly Question[]) {
  let isDone = false;
  while (!isDone) {
    isDone = await release(questions).then(
      () => true,
      () => false,
    );
  }
}

/** Runs the hourly release at the present, and delivers what the histories of the released then invite to. */
async function release(questions: readonly Question[]) {
  const { dynamoWaitingInvitations } = await import('#shared/persistence/waiting-invitations.ts');
  const { functionLog } = await import('#shared/lambda/log.ts');
  const found: Question[] = [];
  const run = releaseInvitations({
    waiting: dynamoWaitingInvitations(delivery.client, 'centre'),
    send: async (messages) => {
      for (const message of messages) {
        const number = 'externalId' in message ? message.externalId : '';
        found.push(...questions.filter(({ externalId }) => externalId === number).map(again));
      }
    },
    now: Date.now,
    runMs: day,
    log: functionLog('release-invitations'),
  });
  await run.finally(() => deliverAll(found));
}

/** Delivers side by side, and what fails again, as the queue does. */
async function deliverAll(questions: readonly Question[]) {
  let left = questions;
  for (let attempt = 1; left.length > 0 && attempt < 20; attempt += 1) {
    const failed = await delivery.deliver(left, attempt);
    left = failed.flatMap((index) => left[index] ?? []);
  }
  expect(left).toEqual([]);
}

describe('one citizen', () => {
  it('with two appeals answered at once is asked about one, and the other waits', async () => {
    const email = someone();
    const questions = [await anAppealOf({ email }), await anAppealOf({ email: email.toUpperCase() })];
    await deliverAll(questions);
    expect(received()).toHaveLength(1);
    const outcomes = await Promise.all(questions.map(outcomeOf));
    expect(outcomes.toSorted()).toEqual(['delivered', undefined]);

    vi.setSystemTime(sampleTime + pause - hour);
    await release(questions);
    expect(received()).toHaveLength(1);
    vi.setSystemTime(sampleTime + pause + hour);
    await release(questions);
    expect(await Promise.all(questions.map(outcomeOf))).toEqual(['delivered', 'delivered']);
    expect(new Set(received()).size).toBe(2);
  });

  it('is the same by any contact and by the account of the platform', async () => {
    const [email, phone, account] = [someone(), '+79121110001', 'U-1'];
    const first = await anAppealOf({ email, phone }, { account });
    await deliverAll([first]);
    const others = [await anAppealOf({ phone: '8 912 111-00-01' }), await anAppealOf({}, { account })];
    for (const other of others) await deliverAll([other]);
    expect(received()).toEqual([first.appealId]);
  });

  it('of whom nothing is known is asked through the platform every time', async () => {
    await deliverAll([await anAppealOf({}), await anAppealOf({})]);
    expect(received()).toHaveLength(2);
  });

  it('has the newest answer wait; the older ones are asked too often', async () => {
    const email = someone();
    const answered = (daysAgo: number) => anAppealOf({ email }, { answeredAt: sampleTime - daysAgo * day });
    await deliverAll([await answered(0)]);
    const [older, newest, oldest] = [await answered(2), await answered(1), await answered(3)];
    for (const question of [older, newest, oldest, older]) await deliverAll([again(question)]);
    expect(await Promise.all([oldest, older, newest].map(outcomeOf))).toEqual(['too-often', 'too-often', undefined]);
    vi.setSystemTime(sampleTime + pause + hour);
    await release([oldest, older, newest]);
    expect(received().slice(1)).toEqual([newest.appealId]);
  });

  it('is not asked when the wait would outlast the question', async () => {
    const email = someone();
    await deliverAll([await anAppealOf({ email })]);
    const old = await anAppealOf({ email }, { answeredAt: sampleTime - 7 * day });
    await deliverAll([old]);
    expect(await outcomeOf(old)).toBe('too-often');
  });

  it('who wishes not to be asked is not, whether at first or while a question waits', async () => {
    const email = someone();
    const [first, second] = [await anAppealOf({ email }), await anAppealOf({ email })];
    await deliverAll([first]);
    await deliverAll([second]);
    const [hash] = (await delivery.surveyOf(first))?.citizens ?? [];
    const key = { pk: `citizen#${hash}`, sk: 'citizen' };
    const item = (await delivery.tables.scan('centre')).find(({ pk }) => pk === key.pk);
    await delivery.tables.put('centre', { ...item, ...key, optedOutAt: sampleTime });
    const third = await anAppealOf({ email });
    vi.setSystemTime(sampleTime + pause + hour);
    await release([second]);
    await deliverAll([third]);
    expect(await Promise.all([second, third].map(outcomeOf))).toEqual(['opted-out', 'opted-out']);
    expect(received()).toEqual([first.appealId]);
  });
});

describe('what waits', () => {
  it('is one item without a token, however often its message comes', async () => {
    const email = someone();
    await deliverAll([await anAppealOf({ email })]);
    const question = await anAppealOf({ email });
    for (let times = 0; times < 3; times += 1) await deliverAll([question, again(question)]);
    const items = (await delivery.tables.scan('centre')).filter(({ externalId }) => externalId === question.externalId);
    expect(items).toEqual([
      {
        pk: expect.stringMatching(/^waiting#.$/),
        sk: `${new Date(sampleTime + pause + 5 * 60_000).toISOString()}#${question.appealId}#1`,
        ...{ appealId: question.appealId, cycle: 1, source: 'portal', externalId: question.externalId },
        ...{ answeredAt: question.answeredAt, dueAt: sampleTime + pause + 5 * 60_000 },
        expiresAt: expect.any(Number),
      },
    ]);
  });
});

/** Answers of one citizen with some of two contacts, days after the first one, and how their messages come. */
const anyAnswers = fc.array(
  fc.record({ day: fc.integer({ min: 0, max: 6 }), hasEmail: fc.boolean(), repeats: fc.integer({ min: 1, max: 3 }) }),
  { minLength: 2, maxLength: 5 },
);

it('nobody is asked twice in seven days, and every answer has its word in the end, whatever is lost on the way', async () => {
  await fc.assert(
    fc.asyncProperty(anyAnswers, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), async (answers, chance) => {
      const [email, phone] = [
        someone(),
        `+79${Math.floor(Math.random() * 1e9)
          .toString()
          .padStart(9, '0')}`,
      ];
      delivery.received.length = 0;
      // A tenth of the writes is done, but the answer is lost; a tenth is refused by a busy database.
      delivery.database.fault = ({ operation }) => {
        const drawn = chance.next().value;
        if (/^(GetItem|Query)$/.test(operation) || (drawn !== 0 && drawn !== 1)) return undefined;
        return drawn === 0 ? 'cut' : { status: 400, body: '{"__type":"ProvisionedThroughputExceededException"}' };
      };
      const questions: (Question & { day: number; repeats: number })[] = [];
      for (const { day: after, hasEmail, repeats } of answers) {
        const contacts = hasEmail ? { email, phone } : { phone };
        const question = await anAppealOf(contacts, { answeredAt: sampleTime + after * day });
        questions.push({ ...question, day: after, repeats });
      }
      const askedAt: number[] = [];
      for (let today = 0; today <= 21; today += 1) {
        vi.setSystemTime(sampleTime + today * day + 10 * 60_000);
        const before = new Set(received());
        const due = questions.filter((question) => question.day === today);
        await deliverAll(due.flatMap((question) => Array.from({ length: question.repeats }, () => again(question))));
        await releaseAll(questions);
        const fresh = [...new Set(received())].filter((appeal) => !before.has(appeal));
        askedAt.push(...fresh.map(() => Date.now()));
      }
      const gaps = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0));
      expect(gaps.filter((gap) => gap < pause)).toEqual([]);
      expect(askedAt.length).toBeGreaterThan(0);
      const outcomes = await Promise.all(questions.map(outcomeOf));
      expect(outcomes.filter((outcome) => outcome !== 'delivered' && outcome !== 'too-often')).toEqual([]);
      expect(outcomes.filter((outcome) => outcome === 'delivered')).toHaveLength(askedAt.length);
    }),
    { numRuns: 4 },
  );
}, 240_000);
