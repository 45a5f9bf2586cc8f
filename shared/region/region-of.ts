import type { AppealRules } from '#shared/domain/appeals/appeal-change.ts';
import { type Catalogue, type PlaceOf, placesOf } from '#shared/domain/classification/catalogue.ts';
import { classifierVersion, modelStampSchema } from '#shared/domain/classification/model-stamp.ts';
import { regionCatalogueSchema } from '#shared/domain/classification/problem-categories.ts';
import { policiesSchema } from '#shared/domain/deadlines/policy.ts';
import { type TimeZone, timeZone } from '#shared/domain/deadlines/time-zone.ts';
import {
  calendarDataSchema,
  type WorkingCalendar,
  workingCalendar,
} from '#shared/domain/deadlines/working-calendar.ts';
import { workingTime } from '#shared/domain/deadlines/working-time.ts';
import { bodiesSchema } from '#shared/domain/governance/bodies.ts';
import { type Directory, directory } from '#shared/domain/governance/directory.ts';
import { type Municipality, municipalitiesSchema } from '#shared/domain/governance/municipalities.ts';
import { type Source, sourcesSchema } from '#shared/domain/governance/sources.ts';
import { municipalityRecogniser, type Recogniser } from '#shared/domain/municipalities/recogniser.ts';
import { type Ladder, ladderSchema } from '#shared/domain/notices/ladder.ts';
import { type Mailboxes, mailboxesOf, mailboxesSchema, strangeMailboxes } from '#shared/domain/notices/mailboxes.ts';
import { methodSchema, type RatingMethod } from '#shared/domain/ratings/method.ts';
import type { ReportHead } from '#shared/domain/ratings/snapshot.ts';
import { type ForwardingRules, routingSchema } from '#shared/domain/routing/route.ts';
import { type Router, tableRouter } from '#shared/domain/routing/router.ts';
import { strangeRoutes } from '#shared/domain/routing/strange-routes.ts';
import { policyTable } from './policy-table.ts';
import { type DataFile, parseFile, refuse } from './region-file.ts';
import { type RegionHead, regionHeadSchema } from './region-head.ts';

/** A region as the functions need it. */
export interface Region {
  readonly id: string;
  readonly title: string;
  readonly timeZone: TimeZone;
  readonly calendar: WorkingCalendar;
  readonly policyFor: AppealRules['policyFor'];
  readonly placeOf: PlaceOf;
  readonly catalogue: Catalogue;
  readonly municipalities: readonly Municipality[];
  readonly directory: Directory;
  readonly sources: readonly Source[];
  readonly method: RatingMethod;
  /** Who is told of terms. */
  readonly ladder: Ladder;
  /** Where they are told by mail. */
  readonly mailboxes: Mailboxes;
  /** What a report says it was made with. */
  readonly versions: ReportHead['versions'];
  /** Which file says what the labels of the model mean. */
  readonly labelsVersion: string;
  readonly recogniser: Recogniser;
  readonly router: Router;
  readonly forwardingRules: ForwardingRules;
  readonly appealRules: AppealRules;
}

/** What a region consists of. */
export type RegionFiles = Readonly<
  Record<
    | 'region'
    | 'catalogue'
    | 'bodies'
    | 'municipalities'
    | 'sources'
    | 'policies'
    | 'routing'
    | 'method'
    | 'escalation'
    | 'mailboxes'
    | 'calendar'
    | 'modelStamp',
    DataFile
  >
>;

/** Checks the files, each and against each other, and makes the region of them. Throws `RegionDataInvalid`. */
export function regionOf(files: RegionFiles): Region {
  const data = {
    catalogue: parseFile(files.catalogue, regionCatalogueSchema),
    bodies: parseFile(files.bodies, bodiesSchema),
    municipalities: parseFile(files.municipalities, municipalitiesSchema),
    sources: parseFile(files.sources, sourcesSchema),
    policies: parseFile(files.policies, policiesSchema),
    routing: parseFile(files.routing, routingSchema),
    method: parseFile(files.method, methodSchema),
    escalation: parseFile(files.escalation, ladderSchema),
    mailboxes: parseFile(files.mailboxes, mailboxesSchema),
    calendar: parseFile(files.calendar, calendarDataSchema),
  };
  const head = parseFile(files.region, regionHeadSchema);
  const modelStamp = parseFile(files.modelStamp, modelStampSchema);
  refuse(files.region, mixedVersions(head.files, data));
  refuse(files.bodies, strangePlaces(data.bodies.bodies, data.municipalities.municipalities));
  refuse(files.method, data.method.timeZone === head.timeZone ? [] : [`timeZone: the region's is ${head.timeZone}`]);

  const zone = timeZone(head.timeZone);
  const calendar = workingCalendar(data.calendar, head.daysOff);
  const termRules = { zone, calendar, workingTime: workingTime(head.workingHours, calendar, zone) };
  const policyFor = policyTable(files.policies, data.policies.policies);
  const placeOf = placesOf(data.catalogue);
  const bodies = directory(data);
  refuse(files.bodies, ungoverned(data.municipalities.municipalities, bodies));
  refuse(files.routing, strangeRoutes(data.routing, data));
  refuse(files.mailboxes, strangeMailboxes(data.mailboxes, data));
  return {
    id: head.id,
    title: head.title,
    timeZone: zone,
    calendar,
    policyFor,
    placeOf,
    catalogue: data.catalogue,
    municipalities: data.municipalities.municipalities,
    directory: bodies,
    sources: data.sources.sources,
    method: data.method,
    ladder: data.escalation,
    mailboxes: mailboxesOf(data.mailboxes),
    versions: {
      directory: bodies.version,
      calendar: head.daysOff.length > 0 ? `${calendar.version}+${head.version}` : calendar.version,
      policies: data.policies.version,
      classifier: classifierVersion(modelStamp, head.files.labels),
    },
    labelsVersion: head.files.labels,
    recogniser: municipalityRecogniser(data.municipalities),
    router: tableRouter(data.routing, { placeOf, ...bodies }),
    forwardingRules: data.routing.forwarding,
    appealRules: {
      ...termRules,
      warnings: data.policies.warnings,
      policyFor,
      placeOf,
      minRoutedConfidence: data.routing.minConfidence,
    },
  };
}

type Versioned = Readonly<
  Record<Exclude<keyof RegionHead['files'], 'method' | 'labels'>, { readonly version: string }>
>;

/** Files of different releases do not work together unnoticed. */
function mixedVersions(wanted: RegionHead['files'], data: Versioned & { readonly method: { readonly id: string } }) {
  const found = {
    catalogue: data.catalogue.version,
    bodies: data.bodies.version,
    municipalities: data.municipalities.version,
    sources: data.sources.version,
    policies: data.policies.version,
    routing: data.routing.version,
    method: data.method.id,
    escalation: data.escalation.version,
    mailboxes: data.mailboxes.version,
    calendar: data.calendar.version,
  };
  return (
    [
      'catalogue',
      'bodies',
      'municipalities',
      'sources',
      'policies',
      'routing',
      'method',
      'escalation',
      'mailboxes',
      'calendar',
    ] as const
  )
    .filter((name) => found[name] !== wanted[name])
    .map((name) => `files.${name}: ${wanted[name]} is wanted, ${found[name]} is there`);
}

/** Somebody answers for every municipality: the rule of the table of routes where no row fits. */
function ungoverned(municipalities: readonly Municipality[], { administrationOf }: Directory): string[] {
  return municipalities
    .filter(({ id }) => administrationOf(id) === undefined)
    .map(({ id }) => `bodies: nobody governs ${id}`);
}

function strangePlaces(
  bodies: readonly { municipality?: string | undefined }[],
  municipalities: readonly Municipality[],
) {
  const known = new Set<string | undefined>(municipalities.map(({ id }) => id));
  return bodies.flatMap(({ municipality }, index) =>
    municipality === undefined || known.has(municipality)
      ? []
      : [`bodies.${index}.municipality: ${municipality} is no municipality`],
  );
}
