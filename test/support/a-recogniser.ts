import { municipalitiesSchema } from '#shared/domain/governance/municipalities.ts';
import { municipalityRecogniser } from '#shared/domain/municipalities/recogniser.ts';
import data from '#shared/region/komi/municipalities.json' with { type: 'json' };

/** The region's municipalities as they ship, and the recogniser made of them. */
export const komi = municipalitiesSchema.parse(data);
export const recogniser = municipalityRecogniser(komi);
