import { S3Client } from '@aws-sdk/client-s3';
import { localCredentials } from '#infra/local/endpoints.ts';
import { type JsonRpc, jsonRpc } from '#infra/local/net/json-rpc.ts';
import { findRunningCentre } from '#infra/local/running-centre.ts';
import { s3ReportFiles } from '#shared/persistence/report-files.ts';
import type { CentreAccess } from './centre-access.ts';
import { type PlanNames, planNames } from './plan-names.ts';
import { deadReasons, queueDepth } from './queue-access.ts';
import { askRating, ratePeriod } from './rating-call.ts';
import { signingKey } from './signing-key.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** Where the centre is now. */
interface Found {
  readonly url: string;
  readonly endpoints: { readonly s3: string; readonly invoke: string };
  readonly names: PlanNames;
  readonly key: Buffer;
  readonly sqs: JsonRpc;
}

export interface Whereabouts {
  readonly stateDir: string;
  /** The template that the centre runs. */
  readonly cdkOut: string;
  /** Whose events are posted. */
  readonly source: string;
}

/** The centre that runs on a state directory, as one of its sources sees it; undefined when none does. */
export async function runningCentre(where: Whereabouts): Promise<CentreAccess | undefined> {
  const first = await find(where);
  if (!first) return undefined;
  let found = first;

  return {
    url: () => found.url,
    intake: () => ({ url: `${found.url}/v1/sources/${where.source}/events`, key: found.key }),
    async refresh() {
      const again = await find(where).catch(() => undefined);
      if (!again) return;
      found.sqs.stop();
      found = again;
    },
    async queues() {
      const { sqs, names } = found;
      const [waiting, dead] = await Promise.all([
        queueDepth(sqs, names.eventsQueueUrl),
        queueDepth(sqs, names.deadLettersUrl),
      ]);
      return { waiting, dead };
    },
    deadReasons: () => deadReasons(found.sqs, found.names.deadLettersUrl, texts.dead.unknown),
    computeRating: (call, onCounting) =>
      ratePeriod(askRating(found.endpoints.invoke, found.names.computeRating), call, onCounting),
    readReport(path, file) {
      const credentials = localCredentials;
      const s3 = new S3Client({
        endpoint: found.endpoints.s3,
        region: found.names.region,
        credentials,
        forcePathStyle: true,
      });
      return s3ReportFiles(s3, found.names.reportsBucket)
        .read(path, file)
        .finally(() => s3.destroy());
    },
  };
}

async function find({ stateDir, cdkOut, source }: Whereabouts): Promise<Found | undefined> {
  const running = await findRunningCentre(stateDir);
  if (!running) return undefined;
  const { url, endpoints } = running;
  const names = planNames(cdkOut, running);
  const key = await signingKey(endpoints.secretsManager, names.region, `${names.sourceSecretPrefix}${source}`);
  const sqs = jsonRpc({ endpoint: endpoints.sqs, service: 'AmazonSQS', region: names.region });
  return { url, endpoints, names, key, sqs };
}
