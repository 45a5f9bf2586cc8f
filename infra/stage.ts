import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import { kinds } from '#functions/report-archive/kinds.ts';

const mostKept = Math.max(...kinds.map(({ retentionYears }) => retentionYears));

const stagesDirectory = new URL('./stages/', import.meta.url);

/** The gateway fetches the issuer's keys over TLS only. */
const httpsUrl = z.url({ protocol: /^https$/ });

/** Channels to citizens with a secret of their own. E-mail goes the way of `mail`. */
export const channelNames = ['vk', 'telegram', 'max', 'sms'] as const;
export type ChannelName = (typeof channelNames)[number];

/** Messages a second that all instances together may send, where the service allows other than `rate-limits.json` says. */
const perSecond = z.int().positive().max(1000).optional();
const bot = z.strictObject({ perSecond }).optional();

/** What differs between the stages: one JSON file each in `infra/stages/`. What they have in common is the region's data. */
export const stageSettingsSchema = z.strictObject({
  /** Secrets Manager name prefix; two stages in one account need two prefixes. */
  sourceSecretPrefix: z.string().regex(/^[\w/-]+\/$/, 'must be a path that ends with a slash'),
  throttling: z.strictObject({ requestsPerSecond: z.int().positive(), burst: z.int().positive() }),
  /** How long an archived report can be neither changed nor deleted: no kind of report asks for more. */
  reportRetentionYears: z.int().min(mostKept).max(25),
  logRetentionDays: z.enum(RetentionDays),
  /** Simultaneous batches per queue. Never reserved concurrency: its throttles count as receives and fill the dead-letter queue. */
  concurrency: z.strictObject({
    recordEvent: z.int().min(2).max(1000),
    deliverMessage: z.int().min(2).max(1000),
    countCycles: z.int().min(2).max(1000),
    foldRating: z.int().min(2).max(1000),
  }),
  /** The region's own issuer of tokens for its staff. Without one, the stage gets a Cognito user pool. */
  staff: z
    .strictObject({
      issuer: httpsUrl,
      audience: z.string().min(1),
      jwksUrl: httpsUrl,
      /** What the issuer calls the claims. */
      claims: z.strictObject({ role: z.string().min(1), body: z.string().min(1), sectors: z.string().min(1) }),
    })
    .optional(),
  /**
   * What citizens are written to by, beside the platform they wrote on; the key of each is a secret. `sender` is the name that the
   * operators have agreed to.
   */
  channels: z
    .strictObject({
      vk: bot,
      telegram: bot,
      max: bot,
      sms: z
        .strictObject({ provider: z.enum(['smsc']), sender: z.string().min(1).max(11).optional(), perSecond })
        .optional(),
    })
    .default({}),
  /**
   * How notices are mailed to the staff, and citizens are written to: by Amazon SES, where the domain of `from` is an identity, or through an SMTP server,
   * whose address is a secret. Without it nothing is mailed; the staff reads its notices through the API.
   */
  mail: z.strictObject({ transport: z.enum(['ses', 'smtp']), from: z.email(), perSecond }).optional(),
  /** Who hears of alarms. Each address has to confirm its subscription once. */
  alarmEmails: z.array(z.email()),
});

export type Stage = z.output<typeof stageSettingsSchema> & {
  readonly name: string;
  /** Begins the name of every resource of the stage. */
  readonly prefix: string;
};

/** The settings of stage `name`. Throws an error that names the file and the wrong key. */
export function loadStage(name: string): Stage {
  const file = new URL(`${name}.json`, stagesDirectory);
  if (!/^[a-z][a-z0-9]{1,15}$/.test(name) || !existsSync(file)) {
    throw new Error(`there is no stage "${name}"; infra/stages has: ${stageNames().join(', ')}`);
  }
  const settings = stageSettingsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!settings.success) throw new Error(`infra/stages/${name}.json:\n${z.prettifyError(settings.error)}`);
  return { ...settings.data, name, prefix: `rcc-${name}` };
}

function stageNames(): string[] {
  return readdirSync(stagesDirectory)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
}
