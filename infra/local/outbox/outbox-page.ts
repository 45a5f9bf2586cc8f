import { html } from 'hono/html';
import * as z from 'zod';
import { jsonOf } from '#shared/domain/json-of.ts';
import { fill } from '#shared/web/wording.ts';
import type { OutboxMessage } from './outbox-store.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** What a webhook says to a person, beside what it says to the platform. */
const replySchema = z.object({ data: z.object({ text: z.string(), link: z.string().optional() }) });

/** The outbox as a page for people, newest message first: all of it, or one channel. */
export function outboxPage(all: readonly OutboxMessage[], channel?: string): string {
  const shown = channel === undefined ? all : all.filter((message) => message.channel === channel);
  return String(html`<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${texts.title}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
article { border-top: 1px solid #bbb; padding: .5rem 0 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0; font: inherit }
summary, small { color: #555 }
details pre { font: 14px/1.4 monospace }
nav a { display: inline-block; padding: .25rem 0; margin-right: 1rem }
em { color: #a30000; font-style: normal }
</style>
<h1>${texts.title}</h1>
<p>${fill(texts.about, { count: all.length })} <a href="/outbox.json">JSON</a></p>
<nav>${channelsOf(all, channel)}</nav>
<p><small>${texts.moods}</small></p>
${shown.map(article)}
</html>`);
}

function channelsOf(all: readonly OutboxMessage[], shown: string | undefined) {
  const count = (name: string) => all.filter(({ channel }) => channel === name).length;
  const links = Object.entries(texts.channels).map(([name, title]) => {
    return link(`/outbox?channel=${name}`, `${title} (${count(name)})`, name === shown);
  });
  return [link('/outbox', `${texts.all} (${all.length})`, shown === undefined), ...links];
}

function link(href: string, title: string, isCurrent: boolean) {
  return isCurrent
    ? html`<a href="${href}" aria-current="page"><strong>${title}</strong></a>`
    : html`<a href="${href}">${title}</a>`;
}

function article({ receivedAt, channel, to = '', refused, headers, body }: OutboxMessage) {
  const names: Readonly<Record<string, string>> = texts.channels;
  const reply = replySchema.safeParse(jsonOf(body)).data?.data;
  const text = reply ? [reply.text, reply.link ?? ''].join('\n').trimEnd() : indented(body);
  return html`<article><time datetime="${receivedAt}">${receivedAt}</time> ${names[channel] ?? channel} ${to}
${refused ? html`<em>${texts.refused[refused]}</em>` : ''} <strong>${headers['subject'] ?? ''}</strong><pre>${withLinks(text)}</pre>${
    reply ? html`<details><summary>${texts.raw}</summary><pre>${indented(body)}</pre></details>` : ''
  }</article>
`;
}

function indented(body: string): string {
  const json = jsonOf(body);
  return json === undefined ? body : JSON.stringify(json, null, 2);
}

function withLinks(text: string) {
  const pieces = text.split(/(https?:\/\/[^\s"'<>]+)/);
  return pieces.map((piece, index) => (index % 2 === 1 ? html`<a href="${piece}">${piece}</a>` : piece));
}
