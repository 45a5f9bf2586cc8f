import * as z from 'zod';
import { ratedMonth, waitingCitizens } from '../centre/post-histories.ts';
import type { TestedCentre } from '../centre/start-centre.ts';
import type { State } from './state.ts';

interface OtherWorld {
  readonly centre: TestedCentre;
  /** To how an appeal stands, with its code. */
  readonly status: string;
  /** Of the municipalities. */
  readonly rating: string;
}

const reportsSchema = z.object({ reports: z.array(z.object({ subject: z.string(), page: z.string() })) });

export async function otherWorld(centre: TestedCentre): Promise<OtherWorld> {
  const [status = ''] = await waitingCitizens(centre, 1);
  await ratedMonth(centre, 200);
  const { reports } = reportsSchema.parse(await (await fetch(`${centre.url}/v1/reports`)).json());
  const rating = reports.find(({ subject }) => subject === 'municipal')?.page;
  if (!rating) throw new Error('the month is not rated');
  return { centre, status, rating: `${centre.url}${rating}` };
}

/** The other public pages: how an appeal stands, the archive with its ratings, the outbox of a developer's machine. */
export const otherStates: readonly State<OtherWorld>[] = [
  { name: 'status', status: 200, open: (page, { status }) => page.goto(status) },
  { name: 'status-code', status: 200, open: (page, { status }) => page.goto(status.split('?')[0] ?? '') },
  { name: 'status-wrong-code', status: 404, open: (page, { status }) => page.goto(`${status.split('=')[0]}=ABCD2345`) },
  { name: 'archive', status: 200, open: (page, { centre }) => page.goto(`${centre.url}/reports`) },
  { name: 'rating', status: 200, open: (page, { rating }) => page.goto(rating) },
  { name: 'rating-body', status: 200, open: (page, { rating }) => page.goto(`${rating}/bodies/mun-syktyvkar`) },
  {
    name: 'rating-unknown',
    status: 404,
    open: (page, { centre }) => page.goto(`${centre.url}/reports/municipal/2020-01/1`),
  },
  { name: 'outbox', status: 200, open: (page, { centre }) => page.goto(centre.endpoints.outbox) },
];
