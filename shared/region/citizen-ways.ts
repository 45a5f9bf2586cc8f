import { type WayOrders, waysSchema } from '#shared/domain/letters/ways.ts';
import ways from './komi/ways.json' with { type: 'json' };

/** In which order ways to citizens are tried, for functions that need no more of the region. */
export const citizenWays: WayOrders = waysSchema.parse(ways).channels;
