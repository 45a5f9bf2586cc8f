import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedArchive, startArchive } from './start-archive.ts';

const october = { subject: 'municipal', period: '2026-10', revision: '1' };

let archive: StartedArchive;
beforeAll(async () => {
  archive = await startArchive();
  await archive.aReport('municipal', '2026-09', 1, ['mun-a']);
  await archive.aReport('municipal', '2026-10', 1, ['mun-a', 'mun-b']);
  await archive.aReport('municipal', '2026-10', 2, ['mun-a', 'mun-b', 'mun-c']);
  await archive.aReport('executive', '2026-10', 1, ['exec-a']);
  // A run that died before it had written its files.
  await archive.catalogue.reserve({ kind: 'rating', ...october, revision: 3, sourcesSha256: 'x' });
});
afterAll(() => archive.stop());

const listed = async (query: Record<string, string>) => {
  const { status, body } = await archive.request('listReports', {}, query);
  expect(status).toBe(200);
  const { reports } = JSON.parse(body) as { reports: { subject: string; period: string; revision: number }[] };
  return reports.map(({ subject, period, revision }) => `${subject} ${period} r${revision}`);
};

describe('the catalogue', () => {
  it.each([
    [{}, ['municipal 2026-10 r2', 'executive 2026-10 r1', 'municipal 2026-10 r1', 'municipal 2026-09 r1']],
    [{ subject: 'executive' }, ['executive 2026-10 r1']],
    [{ period: '2026-09' }, ['municipal 2026-09 r1']],
    [{ kind: 'rating', subject: 'municipal', period: '2026-10' }, ['municipal 2026-10 r2', 'municipal 2026-10 r1']],
    [{ period: '2020-01' }, []],
  ])('%j lists what is published, latest month first', async (query, expected) => {
    expect((await listed(query as Record<string, string>)).sort()).toEqual([...expected].sort());
  });

  it.each([
    [{ subject: 'federal' }, '/subject'],
    [{ kind: 'federal' }, '/kind'],
    [{ period: '2026-13' }, '/period'],
    [{ liga: 'municipal' }, '/liga'],
  ])('%j is refused, and told where', async (query, pointer) => {
    const { status, headers, body } = await archive.request('listReports', {}, query as Record<string, string>);
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 400,
      type: 'application/problem+json; charset=utf-8',
    });
    expect(JSON.parse(body).errors).toEqual([{ pointer, detail: expect.any(String) }]);
  });
});

describe('a download', () => {
  it('is a link to the very file that ends after five minutes', async () => {
    const { status, headers } = await archive.request('downloadFile', { ...october, file: 'facts.ndjson.gz' });
    const location = new URL(String(headers['location']));
    expect(status).toBe(302);
    expect(headers['cache-control']).toBe('no-store');
    expect(location.searchParams.get('X-Amz-Expires')).toBe('300');
    const file = await fetch(location);
    const lines = String(gunzipSync(Buffer.from(await file.arrayBuffer())))
      .trim()
      .split('\n');
    expect(lines).toHaveLength(6);
  });

  it.each([
    ['a file that the report does not have', { ...october, file: 'other.json' }],
    ['a path out of the report', { ...october, file: '../r2/snapshot.json' }],
    ['a revision that is not published', { ...october, revision: '3', file: 'snapshot.json' }],
    ['a revision that does not exist', { ...october, revision: '9', file: 'snapshot.json' }],
    ['a revision that is no number', { ...october, revision: '01', file: 'snapshot.json' }],
    ['another league', { ...october, subject: 'federal', file: 'snapshot.json' }],
  ])('%s is not found', async (_, path) => {
    expect((await archive.request('downloadFile', path)).status).toBe(404);
  });
});

describe('the pages', () => {
  it('the archive names every published report, in Russian', async () => {
    const { status, headers, body } = await archive.request('showArchive');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toContain('октябрь 2026');
    expect(body).toContain('href="/reports/municipal/2026-10/2"');
    expect(body).not.toContain('href="/reports/municipal/2026-10/3"');
    expect(body).toContain('11.11.2026, 03:00');
  });

  it('a rating shows places, scores with a comma, shares with what they are made of, and escapes names', async () => {
    const { status, body } = await archive.request('showRating', { ...october, revision: '2' });
    expect(status).toBe(200);
    expect(body).toContain('Орган &lt;mun-c&gt;');
    expect(body).not.toContain('<mun-c>');
    expect(body).toContain('href="/v1/reports/municipal/2026-10/2/files/snapshot.json"');
    expect(body).toContain('100,0\u00a0% <span class="range">3/3</span>');
    expect(body).toMatch(/<b>\d+,\d\d<\/b>/);
  });

  it.each([
    ['a revision that is not published', { ...october, revision: '3' }],
    ['an unknown month', { ...october, period: '2020-01' }],
    ['what is no month', { ...october, period: 'x' }],
  ])('%s is a page that says so', async (_, path) => {
    const { status, body } = await archive.request('showRating', path);
    expect(status).toBe(404);
    expect(body).toContain('Такого отчёта нет');
  });
});
