import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { moods } from './moods.ts';

const messageSchema = z.object({
  /** UTC, ISO 8601. */
  receivedAt: z.string(),
  /** `platform` for a webhook. */
  channel: z.string().default('platform'),
  /** Whom it is for; a webhook is for the platform. */
  to: z.string().optional(),
  /** Why it was not taken, when a refusal was asked for. */
  refused: z.enum(moods).optional(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

/** A webhook, a mail or a message of a channel that the centre sent; the path of a mail is `mailto:` its recipient. */
export type OutboxMessage = z.infer<typeof messageSchema>;

/** How many messages are kept. */
const kept = 1_000;

export interface OutboxStore {
  add(message: OutboxMessage): void;
  /** Newest first. */
  list(): OutboxMessage[];
}

/** Messages in a file of JSON lines, cut back when it has grown to twice what is kept. */
export function fileOutbox(path: string): OutboxStore {
  let messages = read(path).slice(-kept);
  let lines = messages.length;
  const rewrite = () => {
    writeFileSync(path, messages.map((message) => `${JSON.stringify(message)}\n`).join(''), { mode: 0o600 });
    lines = messages.length;
  };
  rewrite();
  return {
    add(message) {
      messages = [...messages, message].slice(-kept);
      lines += 1;
      if (lines > 2 * kept) rewrite();
      else appendFileSync(path, `${JSON.stringify(message)}\n`);
    },
    list: () => messages.toReversed(),
  };
}

function read(path: string): OutboxMessage[] {
  try {
    return readFileSync(path, 'utf8').split('\n').flatMap(lineOf);
  } catch {
    return [];
  }
}

/** A line cut short by a crash is left out. */
function lineOf(line: string): OutboxMessage[] {
  try {
    return [messageSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
