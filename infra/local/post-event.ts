import { readFileSync } from 'node:fs';
import { appealSubmitted } from '#events/appeal-submitted.ts';
import { sign } from '#shared/channels/standard-webhooks.ts';
import { demonstrationSource } from './demonstration/made-up-histories.ts';
import { refuse, tell } from './narrate.ts';
import { runningCentre } from './replay/running-access.ts';

const usage = 'npm run post-event -- [ФАЙЛ.json]   событие или массив событий; без файла — образец обращения';

const [file] = process.argv.slice(2);
const access = await runningCentre({ stateDir: '.centre', cdkOut: 'cdk.out', source: demonstrationSource }).catch(
  () => undefined,
);
if (file === '--help' || file === '-h') tell(usage);
else if (!access) {
  process.exitCode = refuse('Центр не работает: npm start', 2);
} else {
  const id = `local-${Date.now()}`;
  const { data, ...sample } = appealSubmitted.sample;
  const body = file
    ? readFileSync(file, 'utf8')
    : JSON.stringify({
        ...sample,
        timestamp: new Date().toISOString(),
        data: { ...data, eventId: `${id}-1`, externalId: id },
      });
  const { url, key } = access.intake();
  const headers = sign(id, Date.now(), body, key);
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  const answer = { status: response.status, body: await response.text() };
  tell(
    Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  );
  tell(`\n${answer.status} ${answer.body}`);
  process.exitCode = answer.status === 202 ? 0 : 1;
}
