import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appealChange } from '#shared/domain/appeals/appeal-change.ts';
import type { Fact } from '#shared/domain/appeals/fact.ts';
import { type CommandName, commandNames } from '#shared/domain/commands/command.ts';
import { region } from '#shared/region/region.ts';
import { AppealModel } from '#test/faults/appeal-model.ts';
import { scale, testLimitMs } from '#test/faults/scale.ts';
import { type StartedManaging, startManaging, type Who } from '#test/functions/manage-appeals/start-managing.ts';
import { aFact } from '#test/support/a-fact.ts';
import { moscow } from '#test/support/moscow.ts';

let managing: StartedManaging;
beforeAll(async () => {
  managing = await startManaging();
});
afterAll(() => managing?.stop());

const start = moscow('2026-03-02T09:00');

/** The real appeal, and what was said to it last. */
interface Real {
  readonly appealId: string;
  now: number;
  last?: { readonly name: CommandName; readonly who: Who; readonly data: object; readonly key: string; fact: unknown };
}

type Step = fc.AsyncCommand<AppealModel, Real>;

let keys = 0;

class Give implements Step {
  readonly #name: CommandName;
  readonly #who: Who;
  readonly #data: (now: number) => Readonly<Record<string, unknown>>;
  readonly #isStale: boolean;
  readonly #hours: number;

  constructor(name: CommandName, who: Who, data: (now: number) => object, isStale: boolean, hours: number) {
    this.#name = name;
    this.#who = who;
    this.#data = (now) => Object.fromEntries(Object.entries(data(now)));
    this.#isStale = isStale;
    this.#hours = hours;
  }

  check = () => true;

  async run(model: AppealModel, real: Real): Promise<void> {
    real.now += this.#hours * 3_600_000;
    const [name, who, data] = [this.#name, this.#who, this.#data(real.now)];
    keys += 1;
    const given = { key: `key-${keys}`, version: model.version - Number(this.#isStale), at: real.now };
    const { status, body } = await managing.command(name, real.appealId, who, data, given);
    const refusal = model.refusal(name, who, data);
    const isHidden = refusal === 'not-found' || refusal === 'access-refused';
    const expected = this.#isStale && !isHidden ? 'version-changed' : refusal;
    expect([status < 300 ? undefined : body.type.split(':').at(-1), status]).toEqual([expected, statusOf(expected)]);
    if (expected !== undefined) return;
    model.take(name, data, real.now);
    real.last = { name, who, data, key: given.key, fact: body.fact };
    expect(body.version).toBe(model.version);
    if (body.appeal) expect(body.appeal).toMatchObject({ state: model.state, cycle: model.cycle, body: model.body });
  }

  toString = () => `${this.#name} by ${this.#who.role} of ${this.#who.body ?? 'the centre'}, stale: ${this.#isStale}`;
}

/** The same once more, as after a lost answer. */
class Repeat implements Step {
  check = () => true;

  async run(_model: AppealModel, { appealId, last, now }: Real): Promise<void> {
    if (!last) return;
    const given = { key: last.key, version: 1, at: now };
    const { status, body } = await managing.command(last.name, appealId, last.who, last.data, given);
    expect([status, body.fact]).toEqual([200, last.fact]);
  }

  toString = () => 'the last one again';
}

/** The citizen answers the survey of the cycle, past this function. */
class RateBadly implements Step {
  check = (model: Readonly<AppealModel>) => model.hasAnswer && !model.isUnhappy && model.state !== 'open';

  async run(model: AppealModel, real: Real): Promise<void> {
    real.now += 3_600_000;
    const history = await managing.store.read(real.appealId);
    if (!history.ids) throw new Error('gone');
    const fact: Fact = {
      source: 'survey',
      eventId: `${real.appealId}-${model.cycle}`,
      occurredAt: real.now,
      type: 'appeal.rated',
      data: { mark: 1, resolved: 'no', by: 'survey', cycle: model.cycle },
    };
    const facts = [{ fact, receivedAt: real.now }];
    await managing.store.append(appealChange({ ids: history.ids, history, facts }, region.appealRules));
    model.rateBadly();
  }

  toString = () => 'the citizen rates it badly';
}

class Look implements Step {
  check = () => true;

  async run(model: AppealModel, { appealId, now }: Real): Promise<void> {
    const { headers, body } = await managing.show(appealId, { role: 'operator' }, now);
    expect(headers['etag']).toBe(`"${model.version}"`);
    expect(body).toMatchObject({ version: model.version, state: model.state });
    expect(body.cycles).toHaveLength(model.cycle);
    expect(body.cycles.at(-1).responsible.at(-1)?.body).toBe(model.body);
    expect(body.cycles.at(-1).reopenRequest !== undefined).toBe(model.hasRequest);
    expect(body.history.filter(({ anomaly }: { anomaly?: object }) => anomaly)).toEqual([]);
    expect(body.history).toHaveLength(model.version);
    const refusedNow = new Set(['still-open', 'closed', 'already-answered', 'already-registered', 'no-request']);
    for (const name of ['register', 'assign', 'forward', 'reopen', 'decline-reopening', 'close', 'note'] as const) {
      const refusal = model.refusal(name, { role: 'operator' }, {});
      expect([name, body.allowed.includes(name)]).toEqual([name, refusal === undefined || !refusedNow.has(refusal)]);
    }
  }

  toString = () => 'a look';
}

const statuses: Readonly<Record<string, number>> = { 'not-found': 404, 'access-refused': 403, 'version-changed': 412 };

function statusOf(code: string | undefined): number {
  return code === undefined ? 201 : (statuses[code] ?? 409);
}

const operator: Who = { role: 'operator' };
const of = (role: Who['role']) => [
  { role, body: 'mun-usinsk' },
  { role, body: 'mun-inta' },
];
const anybody = fc.constantFrom<Who>(operator, { role: 'curator' }, ...of('body-executor'), ...of('body-head'));
/** Mostly somebody who may, so that histories get long. */
const able = (name: CommandName) => fc.constantFrom(...(isOfBodies(name) ? of('body-head') : [operator]));
const isOfBodies = (name: CommandName) => name === 'extend' || name.endsWith('answer');
const whoFor = (name: CommandName) => fc.oneof({ weight: 3, arbitrary: able(name) }, { weight: 1, arbitrary: anybody });
const text = fc.constantFrom('Сделано', 'Сделано', 'Сделано', '');
const body = fc.constantFrom('mun-usinsk', 'mun-inta');
const always = <D extends object>(data: fc.Arbitrary<D>) => data.map((one) => () => one);
const dayMs = 86_400_000;
const dataOf: { readonly [Name in CommandName]: fc.Arbitrary<(now: number) => object> } = {
  register: always(fc.constant({})),
  assign: always(fc.record({ agency: body })),
  forward: always(fc.record({ to: body, reason: text, noticeSent: fc.constantFrom(true, true, false) })),
  classify: always(fc.constant({ sector: 'roads', category: 'potholes' })),
  locate: always(fc.constant({ municipality: 'inta' })),
  extend: text.map((reason) => (now) => ({
    until: new Date(now + 40 * dayMs).toISOString(),
    reason,
    noticeSentAt: new Date(now - 1000).toISOString(),
  })),
  'interim-answer': always(fc.record({ text })),
  answer: always(fc.record({ text, resolution: fc.constant('resolved') })),
  reopen: always(fc.record({ reason: text })),
  'decline-reopening': always(fc.record({ reason: text })),
  close: always(fc.record({ outcome: fc.constantFrom('satisfied', 'silent', 'withdrawn', 'inspected') })),
  note: always(fc.record({ text })),
};
const stale = fc.constantFrom(false, false, false, false, true);
const hours = fc.integer({ min: 0, max: 10 });
const give = (name: CommandName) =>
  fc.tuple(whoFor(name), dataOf[name], stale, hours).map((given) => new Give(name, ...given));
/** Those that move the state come up oftener. */
const gives = [...commandNames, 'answer', 'answer', 'close', 'reopen'] as const;

it('whatever is commanded, in whatever order: the API and a small model say the same', {
  timeout: testLimitMs,
}, async () => {
  let appeals = 0;
  const steps = fc.commands<AppealModel, Real, false>(
    [
      ...gives.map(give),
      ...[new Repeat(), new RateBadly(), new RateBadly(), new Look(), new Look()].map((step) => fc.constant(step)),
    ],
    { maxCommands: 30, size: 'max' },
  );
  const property = fc.asyncProperty(steps, async (given) => {
    appeals += 1;
    const submitted = aFact('appeal.submitted', '2026-03-02T09:00', {
      kind: 'appeal',
      channel: 'email',
      agency: 'mun-usinsk',
    });
    const appealId = await managing.appeal(`model-${appeals}`, [submitted]);
    await fc.asyncModelRun(() => ({ model: new AppealModel(start), real: { appealId, now: start } }), given);
  });
  await fc.assert(property, { seed: 343722818, numRuns: 10 * scale, endOnFailure: false });
});
