import * as z from 'zod';

const settlementTypes = ['город', 'посёлок городского типа', 'посёлок', 'село', 'деревня', 'микрорайон'] as const;

export type SettlementType = (typeof settlementTypes)[number];

const name = z.string();

const municipalitySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    name,
    type: z.enum(['городской округ', 'муниципальный округ', 'муниципальный район']),
    mainSettlement: name,
    /** What belongs to it is called, lower case: «ухтинский» cannot be derived from «Ухта». */
    adjectives: z.array(z.string().regex(/^[а-яё-]+ский$/)).min(1),
    /** Other names in use. */
    nicknames: z.array(name).optional(),
    /** Its settlements that citizens name, by type. */
    settlements: z.partialRecord(z.enum(settlementTypes), z.array(name)),
    /** Settlements whose name is a word («Северный»): it names the place only beside its type («п. Северный»). */
    commonWords: z.array(name).optional(),
    /** What the endings of cases are added to where a settlement's name loses a vowel: «Койгородк» of «Койгородок». */
    stems: z.record(name, name).optional(),
    /** Cases of a settlement's name that no rule gives. */
    forms: z.record(name, z.array(name)).optional(),
  })
  .superRefine(({ mainSettlement, settlements, commonWords = [], stems = {}, forms = {} }, context) => {
    const own = new Set(Object.values(settlements).flat());
    const named = {
      mainSettlement: [mainSettlement],
      commonWords,
      stems: Object.keys(stems),
      forms: Object.keys(forms),
    };
    for (const [field, names] of Object.entries(named)) {
      for (const one of names) {
        if (!own.has(one))
          context.addIssue({ code: 'custom', path: [field], message: `${one} is no settlement of it` });
      }
    }
  });

export type Municipality = z.infer<typeof municipalitySchema>;

/** Upper-level municipalities of the region, with the settlements that citizens name. */
export const municipalitiesSchema = z.strictObject({
  version: z.string(),
  sample: z.boolean(),
  /** Whether the settlements and their types were compared with the official list. */
  settlementsVerified: z.boolean(),
  municipalities: z
    .array(municipalitySchema)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'a municipality is listed twice'),
});
