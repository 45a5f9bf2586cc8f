import type { Figure } from './figure.ts';

/**
 * The same grouping by DuckDB, where somebody has installed it (`npm install --no-save @duckdb/node-api@1.5.6-r.1`): it is
 * 60 MB, and nothing but this comparison needs it.
 */
export async function timeOfDuckDb(file: string, floor: number): Promise<Figure[]> {
  const api = await import(packageName).catch(() => undefined);
  if (!api) return [];
  const connection = await (await api.DuckDBInstance.create(':memory:')).connect();
  const start = performance.now();
  await connection.runAndReadAll(`
    SELECT body, count(*), count(*) FILTER (answeredAt <= dueAt),
      count(*) FILTER (2 * epoch_ms(answeredAt - clockStart) <= epoch_ms(dueAt - clockStart))
    FROM read_json('${file}', format = 'newline_delimited', columns = {
      body: 'VARCHAR', clockStart: 'TIMESTAMP', dueAt: 'TIMESTAMP', answeredAt: 'TIMESTAMP' })
    GROUP BY body`);
  return [{ name: '  the same grouping by DuckDB', value: performance.now() - start, unit: 'ms', floor }];
}

/** A name the compiler does not look for. */
const packageName: string = '@duckdb/node-api';
