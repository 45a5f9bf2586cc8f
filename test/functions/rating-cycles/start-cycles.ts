import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import trigger from '#events/triggers/rating-cycles.json' with { type: 'json' };
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { type RatingId, ratingKind, ratingPath } from '#shared/domain/ratings/rating-path.ts';
import type { Report } from '#shared/domain/ratings/report.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoReportCatalogue } from '#shared/persistence/report-catalogue.ts';
import { reportKey, s3ReportFiles } from '#shared/persistence/report-files.ts';
import { region } from '#shared/region/region.ts';
import { aReport } from '#test/support/a-report.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startStorage } from '#test/support/emulators.ts';
import { startIssuer } from '#test/support/issuer.ts';

interface Asked {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The function with an issuer, a catalogue and a bucket of its own. */
export async function startCycles() {
  const [dynamo, storage, issuer] = await Promise.all([startDynamo(), startStorage(), startIssuer()]);
  await createCentreTables(dynamo);
  await storage.createBucket('reports-bucket');
  Object.assign(process.env, awsEnvironment({ dynamo, storage }), {
    CENTRE_TABLE: 'centre',
    REPORTS_BUCKET: 'reports-bucket',
    IDENTITY_ISSUER: issuer.url,
    IDENTITY_AUDIENCE: 'the-centre',
    IDENTITY_JWKS_URL: issuer.jwksUrl,
    IDENTITY_ROLE_CLAIM: 'centre_role',
    IDENTITY_BODY_CLAIM: 'centre_body',
    IDENTITY_SECTORS_CLAIM: 'centre_sectors',
  });
  const log = captureLog();
  const { handler } = await import('#functions/rating-cycles/handler.ts');
  const { S3Client } = await import('@aws-sdk/client-s3');
  const catalogue = dynamoReportCatalogue(documentClient(), 'centre');
  const files = s3ReportFiles(new S3Client({ forcePathStyle: true }), 'reports-bucket');

  return {
    log,
    issuer,
    /** A token for this centre. */
    token: (claims: Readonly<Record<string, unknown>>) =>
      issuer.token({ sub: 'person-7', aud: 'the-centre', ...claims }),
    /** Archives a report of these facts as `fold-rating` does. */
    async archive(
      rating: RatingId,
      facts: readonly RatingFact[],
      state: 'published' | 'proposed' = 'published',
    ): Promise<Report> {
      const path = ratingPath(rating);
      const ids = [...new Set(facts.flatMap(({ body = [] }) => body))];
      const bodies = {
        version: 'b',
        league: rating.league,
        bodies: ids.map((body) => ({ body, name: `Орган ${body}` })),
      };
      const head = { kind: ratingKind, ...rating, versions: region.versions } as const;
      const report = await aReport({ head, facts, bodies });
      await catalogue.reserve({ ...path, sourcesSha256: `${rating.revision}` });
      for (const [name, bytes] of report.files) await files.write(path, name, bytes);
      await catalogue.finish(path, state, [...report.files.keys()], Date.parse('2026-11-11T00:00:05Z'));
      return report;
    },
    /** Puts other bytes in the place of an archived file. */
    async damage(rating: RatingId, file: string, change: (bytes: Buffer) => Buffer) {
      const name = reportKey(ratingPath(rating), file);
      await storage.write('reports-bucket', name, change(await storage.read('reports-bucket', name)));
    },
    async ask({ path = {}, query = {}, headers = {} }: Asked) {
      const event = {
        ...trigger,
        pathParameters: { ...trigger.pathParameters, ...path },
        queryStringParameters: query,
        headers,
      };
      const result = (await handler(event as never, {} as Context)) as APIGatewayProxyStructuredResultV2;
      return { status: result.statusCode ?? 0, headers: result.headers ?? {}, body: result.body ?? '' };
    },
    async stop() {
      log.release();
      await Promise.all([dynamo.stop(), storage.stop(), issuer.stop()]);
    },
  };
}

export type StartedCycles = Awaited<ReturnType<typeof startCycles>>;
