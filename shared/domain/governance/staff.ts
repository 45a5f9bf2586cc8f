import * as z from 'zod';

/**
 * Who takes part in the centre (regulation, 4.1 to 4.17), and who answers in the bodies: куратор, ответственный исполнитель,
 * ответственный за отраслевой блок, ответственный за работу с масс-медиа, руководитель отраслевого блока, руководитель ЦУР,
 * руководитель направления, оператор; исполнитель и руководитель органа.
 */
export const roles = [
  'curator',
  'responsible-executive',
  'sector-lead',
  'media-lead',
  'sector-head',
  'centre-head',
  'direction-head',
  'operator',
  'body-executor',
  'body-head',
] as const;

export type Role = (typeof roles)[number];

/** A person at work, as their token says. */
export const staffSchema = z.object({
  /** What the issuer calls them: stands in logs, so it is not a name. */
  id: z.string().min(1).max(128),
  role: z.enum(roles),
  /** The body they work for. */
  body: z.string().min(1).max(200).optional(),
  /** The sectors they are in charge of. */
  sectors: z.array(z.string().min(1).max(60)).max(30).optional(),
});

export type Staff = z.infer<typeof staffSchema>;
