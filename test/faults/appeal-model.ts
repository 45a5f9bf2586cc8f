import type { CommandName } from '#shared/domain/commands/command.ts';
import type { Who } from '#test/functions/manage-appeals/start-managing.ts';

const dayMs = 86_400_000;
/** Moscow is three hours ahead, all the year round. */
const endOfDay = (at: number, daysLater: number) =>
  (Math.floor((at + dayMs / 8) / dayMs) + daysLater + 1) * dayMs - dayMs / 8 - 1;

/** An обращение under 59-ФЗ as far as commands go, without a history: a second opinion on what the API says. */
export class AppealModel {
  version = 1;
  state: 'open' | 'answered' | 'closed' = 'open';
  cycle = 1;
  body = 'mun-usinsk';
  isRegistered = false;
  hasAnswer = false;
  isUnhappy = false;
  hasRequest = false;
  isExtended = false;
  /** Whether the clock still waits for a registration; when it starts, or will without one. */
  awaits = true;
  clock: number;

  constructor(submittedAt: number) {
    this.clock = endOfDay(submittedAt, 3);
  }

  /** The code of the refusal, or undefined for a command that is taken. */
  refusal(name: CommandName, who: Who, data: Readonly<Record<string, unknown>>): string | undefined {
    if (who.body !== undefined && who.body !== this.body) return 'not-found';
    if (!rights[who.role]?.split(' ').includes(rightFor[name] ?? name)) return 'access-refused';
    if (name === 'assign' && who.body !== undefined && data['agency'] !== who.body) return 'access-refused';
    return this.#stateRefusal(name) ?? this.#contentRefusal(name, data);
  }

  #stateRefusal(name: CommandName): string | undefined {
    const { state } = this;
    if (name === 'note' || name === 'classify' || name === 'locate') return undefined;
    if (name === 'reopen') return state === 'open' ? 'still-open' : undefined;
    if (name === 'decline-reopening') {
      if (state === 'open') return 'still-open';
      return this.hasRequest ? undefined : 'no-request';
    }
    if (name === 'answer') return undefined;
    if (state === 'closed') return 'closed';
    if (name === 'extend' && state === 'answered') return 'already-answered';
    return name === 'register' && this.isRegistered ? 'already-registered' : undefined;
  }

  #contentRefusal(name: CommandName, data: Readonly<Record<string, unknown>>): string | undefined {
    if (name === 'forward' && data['to'] === this.body) return 'same-body';
    if (data['reason'] === '') return 'reason-empty';
    if (data['text'] === '') return 'text-empty';
    if (name === 'forward' && data['noticeSent'] === false) return 'notice-missing';
    if (name === 'assign' && this.isRegistered && data['agency'] !== this.body) return 'forward-instead';
    if (name === 'extend' && this.isExtended) return 'extension-repeated';
    if (name !== 'close' || data['outcome'] === 'withdrawn') return undefined;
    if (!this.hasAnswer) return 'not-answered';
    if (this.hasRequest) return 'request-undecided';
    return data['outcome'] === 'satisfied' && this.isUnhappy ? 'citizen-not-satisfied' : undefined;
  }

  /** What a command that was taken does. */
  take(name: CommandName, data: Readonly<Record<string, unknown>>, at: number): void {
    this.version += 1;
    if (name === 'register') this.#register(at);
    if (name === 'assign') this.body = String(data['agency']);
    if (name === 'forward') this.#forward(String(data['to']), at);
    if (name === 'extend') this.isExtended = true;
    if (name === 'answer') {
      this.hasAnswer = true;
      if (this.state === 'open') this.state = 'answered';
    }
    if (name === 'close') this.state = 'closed';
    if (name === 'decline-reopening') this.hasRequest = false;
    if (name === 'reopen') this.#reopen(at);
  }

  /** The citizen answers our survey, badly. */
  rateBadly(): void {
    this.version += 1;
    this.isUnhappy = true;
    this.hasRequest = true;
  }

  #register(at: number): void {
    this.isRegistered = true;
    if (this.hasAnswer || !this.awaits) return;
    this.awaits = false;
    this.clock = Math.min(this.clock, at);
  }

  /** In its seven days it is the next body's as if it were new. */
  #forward(to: string, at: number): void {
    this.body = to;
    this.isRegistered = false;
    if (this.hasAnswer || at > endOfDay(this.clock, 7)) return;
    this.awaits = true;
    this.clock = endOfDay(at, 3);
    this.isExtended = false;
  }

  #reopen(at: number): void {
    const { version, cycle, body } = this;
    Object.assign(this, new AppealModel(at), { version, cycle: cycle + 1, body });
  }
}

/** Of commands that are another one's right. */
const rightFor: Readonly<Partial<Record<CommandName, string>>> = { 'decline-reopening': 'reopen', locate: 'classify' };
const rights: Readonly<Partial<Record<Who['role'], string>>> = {
  operator: 'register assign forward classify reopen close note',
  curator: 'note',
  'body-executor': 'register forward interim-answer answer note',
  'body-head': 'register assign forward extend interim-answer answer note',
};
