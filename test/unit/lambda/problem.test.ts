import { expect, it } from 'vitest';
import { type ProblemCode, problem } from '#shared/lambda/problem.ts';
import titles from '#shared/lambda/problem-titles.ru.json' with { type: 'json' };

const statuses: readonly (readonly [ProblemCode, number])[] = [
  ['signature-invalid', 401],
  ['body-not-json', 400],
  ['events-invalid', 400],
  ['query-invalid', 400],
  ['payload-too-large', 413],
  ['token-missing', 401],
  ['token-invalid', 401],
  ['staff-unknown', 403],
  ['access-refused', 403],
  ['not-found', 404],
  ['command-invalid', 400],
  ['idempotency-key-missing', 400],
  ['idempotency-key-reused', 422],
  ['version-missing', 428],
  ['version-changed', 412],
  ['appeal-contended', 503],
  ['issuer-unavailable', 503],
  ['queue-unavailable', 503],
  ['service-unavailable', 503],
  ['unexpected', 500],
];

it('every problem with a title is in the table', () => {
  expect(statuses.map(([code]) => code).sort()).toEqual(Object.keys(titles).sort());
});

it.each(statuses)('%s is %i, by RFC 9457, and not kept by caches', (code, status) => {
  const { headers, body = '', ...answer } = problem(code);
  expect(answer).toEqual({ status });
  expect(headers).toEqual({ 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' });
  expect(JSON.parse(body)).toEqual({ type: `urn:rcc:problem:${code}`, title: titles[code], status });
});

it('carries errors and headers where there are some', () => {
  const errors = [{ index: 3, pointer: '/data/text', detail: 'не больше 20000' }];
  const { headers, body = '' } = problem('events-invalid', { errors, headers: { 'retry-after': '30' } });
  expect(JSON.parse(body)).toMatchObject({ errors });
  expect(headers).toMatchObject({ 'retry-after': '30', 'cache-control': 'no-store' });
});
