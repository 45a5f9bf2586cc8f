import type { Endpoints } from '#infra/local/endpoints.ts';
import type { Part } from '#infra/local/resources/part.ts';
import { planCentre } from '#infra/local/resources/plan.ts';
import { readAssembly } from '#infra/local/template/assembly.ts';

/** The template's parts, wired to the given addresses. */
export function partsOf(cdkOut: string, url = nowhere, endpoints = nowhereAtAll): readonly Part[] {
  return planCentre(readAssembly(cdkOut), { url, endpoints }).parts;
}

const nowhere = 'http://127.0.0.1:1';
const nowhereAtAll: Endpoints = {
  dynamodb: nowhere,
  sqs: nowhere,
  s3: nowhere,
  secretsManager: nowhere,
  kms: nowhere,
  invoke: nowhere,
  issuer: nowhere,
  outbox: nowhere,
  mail: nowhere,
};
