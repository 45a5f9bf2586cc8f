import { type Environment, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CentreApi } from './constructs/centre-api.ts';
import { analyseSatisfaction } from './functions/analyse-satisfaction.ts';
import { appealStatus } from './functions/appeal-status.ts';
import { computeRating } from './functions/compute-rating.ts';
import { countCycles } from './functions/count-cycles.ts';
import { countForwardings } from './functions/count-forwardings.ts';
import { deliverMessage } from './functions/deliver-message.ts';
import { describeApi } from './functions/describe-api.ts';
import { findLikeness } from './functions/find-likeness.ts';
import { foldRating } from './functions/fold-rating.ts';
import { mailNotices } from './functions/mail-notices.ts';
import { manageAppeals } from './functions/manage-appeals.ts';
import { manageProblems } from './functions/manage-problems.ts';
import { ratingCycles } from './functions/rating-cycles.ts';
import { receiveEvents } from './functions/receive-events.ts';
import { recordEvent } from './functions/record-event.ts';
import { refoldAppeals } from './functions/refold-appeals.ts';
import { releaseInvitations } from './functions/release-invitations.ts';
import { reportArchive } from './functions/report-archive.ts';
import { showContacts } from './functions/show-contacts.ts';
import { staffNotices } from './functions/staff-notices.ts';
import { survey } from './functions/survey.ts';
import { watchTerms } from './functions/watch-terms.ts';
import { workLists } from './functions/work-lists.ts';
import { writeDigests } from './functions/write-digests.ts';
import type { Stage } from './stage.ts';
import type { StateStack } from './state-stack.ts';

export interface ServiceStackProps {
  readonly stage: Stage;
  readonly state: StateStack;
  readonly env?: Environment;
}

const functions = [
  receiveEvents,
  recordEvent,
  deliverMessage,
  survey,
  appealStatus,
  computeRating,
  countCycles,
  foldRating,
  analyseSatisfaction,
  findLikeness,
  countForwardings,
  manageAppeals,
  reportArchive,
  ratingCycles,
  showContacts,
  workLists,
  manageProblems,
  describeApi,
  watchTerms,
  refoldAppeals,
  releaseInvitations,
  staffNotices,
  writeDigests,
  mailNotices,
];

/** The functions and what sets them off. Holds nothing: it can be deleted and deployed again at any time. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { stage, state, ...props }: ServiceStackProps) {
    super(scope, id, { ...props, description: 'Region control centre: functions and their triggers' });
    const api = new CentreApi(this, 'Api', { stage, staff: state.staff, alarms: state.alarms });
    for (const define of functions) define({ scope: this, stage, state, api });
  }
}
