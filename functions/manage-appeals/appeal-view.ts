import type { AppealIds, History } from '#shared/domain/appeals/appeal-store.ts';
import { explainTerms } from '#shared/domain/appeals/explain-terms.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { spokenAppealId } from '#shared/domain/appeals/identity.ts';
import type { NeedsPerson } from '#shared/domain/appeals/needs-person.ts';
import { allowedCommands } from '#shared/domain/commands/allowed-commands.ts';
import type { Situation } from '#shared/domain/commands/situation.ts';
import type { RoleTable } from '#shared/domain/governance/role-table.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import type { Survey } from '#shared/domain/surveys/survey.ts';
import type { ListedGroup } from '#shared/persistence/likeness-list.ts';
import type { AppealAnswer } from './answers.ts';
import { cycleView } from './cycle-view.ts';
import { historyView } from './history-view.ts';
import { iso } from './iso.ts';
import type { Rules } from './ports.ts';

interface Seen {
  readonly ids: AppealIds;
  readonly history: History;
  readonly situation: Situation;
  /** By cycle number. */
  readonly surveys: ReadonlyMap<number, Survey | 'forgotten' | undefined>;
  /** The group of alike appeals that it is one of. */
  readonly group: ListedGroup | undefined;
}

interface Looking {
  readonly staff: Staff;
  readonly now: Instant;
  readonly roles: RoleTable;
  readonly rules: Rules;
}

/** All that is known of an appeal, for the one who asks. */
export function appealView(seen: Seen, { staff, now, roles, rules }: Looking): AppealAnswer {
  const { ids, history, situation, surveys, group } = seen;
  const { appeal } = situation;
  const steps = explainTerms(situation.facts, rules);
  return {
    appealId: ids.appealId,
    number: spokenAppealId(ids.appealId),
    version: history.version,
    source: ids.source,
    externalId: ids.externalId,
    ...appeal.submission,
    state: situation.state,
    sector: appeal.sector,
    category: appeal.category,
    municipality: appeal.municipality,
    labels: appeal.labels.map(({ candidates: _listedBelow, ...label }) => label),
    disagreement: appeal.disagreement,
    ...askedView(appeal.needsPerson, rules.directory.nameOf),
    cycles: appeal.cycles.map((cycle, index) =>
      cycleView(cycle, {
        now,
        rules,
        nameOf: rules.directory.nameOf,
        steps: steps[index] ?? [],
        survey: surveys.get(cycle.number),
      }),
    ),
    history: historyView(history.received, appeal.anomalies, rules),
    likeness: group && likenessView(group, roles.isAllowed(staff, 'read-appeals', { sector: appeal.sector })),
    allowed: allowedCommands(staff, situation, roles),
  };
}

type Asked = Pick<AppealAnswer, 'asked' | 'candidates' | 'municipalities' | 'likelyBodies'>;

/** What a person is asked, and what may help to answer. */
function askedView(needs: NeedsPerson | undefined, nameOf: (body: string) => string): Asked {
  if (!needs) return {};
  const { asked, candidates, municipalities, likelyBodies } = needs;
  return {
    asked,
    candidates: some(candidates),
    municipalities: some(municipalities),
    likelyBodies: some(likelyBodies.map((one) => ({ ...one, name: nameOf(one.body) }))),
  };
}

function some<T>(all: readonly T[]): T[] | undefined {
  return all.length > 0 ? [...all] : undefined;
}

/** Which other appeals those are, is for whoever may see all of the sector: a body sees its own appeals alone. */
function likenessView(group: ListedGroup, areNamed: boolean): AppealAnswer['likeness'] {
  const { isMass, count, since, until, appealIds } = group;
  return { isMass, count, since: iso(since), until: iso(until), ...(areNamed ? { appealIds } : {}) };
}
