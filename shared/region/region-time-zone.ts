import about from './komi/region.json' with { type: 'json' };

/** The region's IANA time zone, for functions that need no more of the region. */
export const regionTimeZone = about.timeZone;
