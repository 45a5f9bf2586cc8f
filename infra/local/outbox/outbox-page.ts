import { html } from 'hono/html';
import type { OutboxMessage } from './outbox-store.ts';

/** The outbox as a page for people, newest message first. */
export function outboxPage(messages: readonly OutboxMessage[]): string {
  return String(html`<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Исходящие сообщения</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
article { border-top: 1px solid #bbb; padding: .5rem 0 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0 }
</style>
<h1>Исходящие сообщения</h1>
<p>То, что центр отправил на площадки и сотрудникам по почте. Сейчас сообщений: ${messages.length}. Хранится последняя тысяча. <a href="/outbox.json">JSON</a></p>
${messages.map(article)}
</html>`);
}

function article({ receivedAt, path, headers, body }: OutboxMessage) {
  const { subject = '' } = headers;
  return html`<article><time datetime="${receivedAt}">${receivedAt}</time> <code>${path}</code> ${subject}<pre>${withLinks(indented(body))}</pre></article>
`;
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function withLinks(text: string) {
  const pieces = text.split(/(https?:\/\/[^\s"'<>]+)/);
  return pieces.map((piece, index) => (index % 2 === 1 ? html`<a href="${piece}">${piece}</a>` : piece));
}
