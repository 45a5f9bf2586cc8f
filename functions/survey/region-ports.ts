import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { reasonsFor } from '#shared/domain/surveys/survey-rules.ts';
import { networksOf } from '#shared/region/body-networks.ts';
import { categoryTitle } from '#shared/region/category-titles.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { surveyRules } from '#shared/region/survey-rules.ts';
import { ownNetworks } from './own-network.ts';
import type { Ports } from './ports.ts';

/** What the region says of surveys. */
export const regionPorts: Pick<Ports, 'titleOf' | 'reasonsOf' | 'zone' | 'isFromNetworkOf'> = {
  titleOf: categoryTitle,
  reasonsOf: (sector) => reasonsFor(sector, surveyRules),
  zone: timeZone(regionTimeZone),
  isFromNetworkOf: ownNetworks(networksOf),
};
