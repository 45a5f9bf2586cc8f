import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { IdentityProvider } from '#shared/identity/identity-provider.ts';
import type { Stage } from '../stage.ts';
import { raiseAlarm } from './alarm.ts';
import type { CentreFunction } from './centre-function.ts';

/** What a contract's `routes` consist of, and what the gateway calls `routeKey`. */
export type RouteKey = `${'GET' | 'HEAD' | 'POST'} /${string}`;

export interface CentreApiProps {
  readonly stage: Stage;
  /** Whose tokens the routes for staff take. */
  readonly staff: IdentityProvider;
  readonly alarms: ITopic;
}

/** The one public address. No CORS: pages and platforms both call it without a foreign origin. */
export class CentreApi extends Construct {
  /** `https://host`, without a trailing slash. */
  readonly url: string;
  readonly #api: HttpApi;
  readonly #staff: IHttpRouteAuthorizer;

  constructor(scope: Construct, id: string, { stage, staff, alarms }: CentreApiProps) {
    super(scope, id);
    this.#staff = new HttpJwtAuthorizer('Staff', staff.issuer, { jwtAudience: [staff.audience] });
    this.#api = new HttpApi(this, 'Http', { apiName: stage.prefix, createDefaultStage: false });
    this.url = this.#api.apiEndpoint;
    const logGroup = new LogGroup(this, 'AccessLog', {
      // Under this prefix the log service's policy covers the group already.
      logGroupName: `/aws/vendedlogs/${stage.prefix}-http`,
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      autoDeploy: true,
      throttle: { rateLimit: stage.throttling.requestsPerSecond, burstLimit: stage.throttling.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    raiseAlarm(this, 'ServerErrors', {
      name: `${stage.prefix}-http-5xx`,
      metric: this.#api.metricServerError({ period: Duration.minutes(5), statistic: Stats.SUM }),
      threshold: 1,
      description:
        'The public address has answered 5xx in the last five minutes. Platforms cannot hand over appeals, or citizens and leaders see an error instead of a page.',
      topic: alarms,
    });
  }

  /** Leads every route of a contract to its function. */
  serve(routes: Routes, { node, lambda }: CentreFunction): void {
    const integration = new HttpLambdaIntegration(node.id, lambda);
    for (const route of Object.values(routes)) this.#api.addRoutes({ ...parseRoute(route), integration });
  }

  /** The same for those who show a token of the issuer. Which of them may do what, the function knows. */
  serveStaff(routes: Routes, { node, lambda }: CentreFunction): void {
    const integration = new HttpLambdaIntegration(node.id, lambda);
    for (const route of Object.values(routes))
      this.#api.addRoutes({ ...parseRoute(route), integration, authorizer: this.#staff });
  }
}

type Routes = Readonly<Record<string, RouteKey>>;

/** No path, query, body or address: a survey's path is a key to it, and an address is a person. */
const accessLog = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLatency: '$context.responseLatency',
  responseLength: '$context.responseLength',
  integrationStatus: '$context.integrationStatus',
  integrationLatency: '$context.integrationLatency',
  integrationErrorMessage: '$context.integrationErrorMessage',
};

function parseRoute(route: RouteKey): { readonly path: string; readonly methods: HttpMethod[] } {
  const [method, path] = route.split(' ');
  const known = Object.values(HttpMethod).find((candidate) => candidate === method);
  if (!known || !path) throw new Error(`not a route: ${route}`);
  return { path, methods: [known] };
}
