import * as z from 'zod';
import { jsonOf } from '#shared/domain/json-of.ts';
import type { Mood } from './moods.ts';

export interface DoubleAnswer {
  readonly status: number;
  readonly json: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A stand-in for the service of a channel, which answers in its words. */
interface ChannelDouble {
  /** Whom a request is for and what it says; undefined for one that the service does not know. */
  read(url: URL, body: string): { readonly to: string; readonly text: string } | undefined;
  readonly taken: DoubleAnswer;
  readonly refusals: Readonly<Record<Mood, DoubleAnswer>>;
}

const telegramSchema = z.object({ chat_id: z.coerce.string(), text: z.string() });
const maxSchema = z.object({ text: z.string() });
const smscSchema = z.object({ phones: z.string(), mes: z.string() });

const down = { status: 503, json: {} };
/** Seconds that a double asks to be left alone for. */
const patience = 5;

const vkError = (code: number, text: string) => ({
  status: 200,
  json: { error: { error_code: code, error_msg: text, request_params: [] } },
});
const telegramError = (code: number, description: string, parameters?: object) => ({
  status: code,
  json: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
});

/** By the name of the channel, which is also the first step of its path. */
const doubles: Readonly<Record<string, ChannelDouble>> = {
  vk: {
    read({ pathname }, body) {
      const form = new URLSearchParams(body);
      if (pathname !== '/method/messages.send') return undefined;
      return { to: form.get('user_id') ?? form.get('domain') ?? '', text: form.get('message') ?? '' };
    },
    taken: { status: 200, json: { response: 1 } },
    refusals: {
      blocked: vkError(901, "Can't send messages for users without permission"),
      flood: vkError(9, 'Flood control'),
      down,
    },
  },
  telegram: {
    read({ pathname }, body) {
      const message = telegramSchema.safeParse(jsonOf(body)).data;
      if (!/^\/bot[^/]+\/sendMessage$/.test(pathname) || message === undefined) return undefined;
      return { to: message.chat_id, text: message.text };
    },
    taken: { status: 200, json: { ok: true, result: { message_id: 1 } } },
    refusals: {
      blocked: telegramError(403, 'Forbidden: bot was blocked by the user'),
      flood: telegramError(429, `Too Many Requests: retry after ${patience}`, { retry_after: patience }),
      down,
    },
  },
  max: {
    read({ pathname, searchParams }, body) {
      const message = maxSchema.safeParse(jsonOf(body)).data;
      if (pathname !== '/messages' || message === undefined) return undefined;
      return { to: searchParams.get('user_id') ?? '', text: message.text };
    },
    taken: { status: 200, json: { message: { body: { mid: 'mid.1' } } } },
    refusals: {
      blocked: { status: 403, json: { code: 'chat.denied', message: 'error.dialog.suspended' } },
      flood: {
        status: 429,
        json: { code: 'too.many.requests', message: 'Too many requests' },
        headers: { 'retry-after': String(patience) },
      },
      down,
    },
  },
  sms: {
    read({ pathname }, body) {
      const message = smscSchema.safeParse(jsonOf(body)).data;
      if (pathname !== '/rest/send/' || message === undefined) return undefined;
      return { to: message.phones, text: message.mes };
    },
    taken: { status: 200, json: { id: 1, cnt: 1 } },
    refusals: {
      blocked: { status: 200, json: { error: 'invalid number', error_code: 7 } },
      flood: { status: 200, json: { error: 'duplicate request, wait a minute', error_code: 9 } },
      down,
    },
  },
};

export function channelDouble(channel: string): ChannelDouble | undefined {
  return Object.hasOwn(doubles, channel) ? doubles[channel] : undefined;
}
