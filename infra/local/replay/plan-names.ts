import { planCentre } from '#infra/local/resources/plan.ts';
import type { RunningCentre } from '#infra/local/running-centre.ts';
import { readAssembly } from '#infra/local/template/assembly.ts';

/** What the parts of a centre are called, as its own functions are told. */
export interface PlanNames {
  readonly region: string;
  readonly eventsQueueUrl: string;
  readonly deadLettersUrl: string;
  readonly reportsBucket: string;
  readonly appealsTable: string;
  readonly centreTable: string;
  readonly computeRating: string;
  readonly analyseSatisfaction: string;
  readonly sourceSecretPrefix: string;
}

/** Reads the names from the template that the centre runs. */
export function planNames(cdkOut: string, { url, endpoints }: Pick<RunningCentre, 'url' | 'endpoints'>): PlanNames {
  const stacks = readAssembly(cdkOut);
  const { parts } = planCentre(stacks, { url, endpoints });
  const functions = parts.filter((part) => part.kind === 'function');
  const functionNamed = (name: string) => {
    const found = functions.find((part) => part.name.endsWith(`-${name}`));
    if (!found) throw new Error(`${cdkOut}: there is no function ${name}`);
    return found;
  };
  const setting = (name: string, variable: string) => {
    const value = functionNamed(name).environment[variable];
    if (value === undefined) throw new Error(`${cdkOut}: ${name} has no ${variable}`);
    return value;
  };
  return {
    region: stacks[0]?.region ?? '',
    eventsQueueUrl: setting('receive-events', 'EVENTS_QUEUE_URL'),
    deadLettersUrl: setting('record-event', 'DEAD_LETTER_QUEUE_URL'),
    reportsBucket: setting('fold-rating', 'REPORTS_BUCKET'),
    appealsTable: setting('record-event', 'APPEALS_TABLE'),
    centreTable: setting('compute-rating', 'CENTRE_TABLE'),
    computeRating: functionNamed('compute-rating').name,
    analyseSatisfaction: functionNamed('analyse-satisfaction').name,
    sourceSecretPrefix: setting('receive-events', 'SOURCE_SECRET_PREFIX'),
  };
}
