import { ok } from 'node:assert';
import type { OperationContracts } from '#shared/lambda/operation-contract.ts';
import type { DescribedFunction } from './contracts.ts';
import { jsonSchema, parametersOf } from './json-schema.ts';
import { problemSchema, responseOf, sharedResponses } from './responses.ts';

type Contract = OperationContracts<Readonly<Record<string, string>>>[string];

/** The OpenAPI 3.1 document of functions, from the schemas that they read their requests with. */
export function openApiDocument(functions: readonly DescribedFunction[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { name, routes, operations, isForStaff } of functions) {
    for (const [operationId, route] of Object.entries(routes)) {
      const [method = '', path = ''] = route.split(' ');
      const contract = operations[operationId];
      ok(contract && method && path, `${operationId} is not described`);
      paths[path] = {
        ...paths[path],
        [method.toLowerCase()]: operationOf(operationId, name, path, isForStaff, contract),
      };
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Region Control Centre: API for staff',
      version: '1',
      description:
        'Who may do what is the role table of the region. Refusals are problems of RFC 9457 with a stable `type` and a Russian `title`. Instants carry their offset.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: functions.map(({ name, about }) => ({ name, description: about })),
    paths,
    components: {
      schemas: { Problem: problemSchema },
      responses: sharedResponses(),
      securitySchemes: {
        staff: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A token of the OpenID Connect issuer that the region trusts, RS256, made for this centre.',
        },
      },
    },
  };
}

function operationOf(operationId: string, tag: string, path: string, isForStaff: boolean, contract: Contract): object {
  const { summary, query, headers, body, answers, alsoAs, problems } = contract;
  const statuses = [...new Set([...problems, ...(isForStaff ? [401, 403] : []), 500, 503])].sort();
  return {
    operationId,
    tags: [tag],
    summary,
    security: isForStaff ? [{ staff: [] }] : [],
    parameters: [
      ...pathParameters(path, contract),
      ...parametersOf('query', query),
      ...parametersOf('header', headers),
    ],
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }
      : {}),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, schema]) => [status, responseOf(schema, alsoAs)])),
      ...Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }])),
    },
  };
}

/** Every parameter of the route, described or not. */
function pathParameters(path: string, contract: Contract): object[] {
  const described = new Map(parametersOf('path', contract.path).map((parameter) => [parameter.name, parameter]));
  return [...path.matchAll(/\{(\w+)\}/g)].map(
    ([, name = '']) => described.get(name) ?? { name, in: 'path', required: true, schema: { type: 'string' } },
  );
}
