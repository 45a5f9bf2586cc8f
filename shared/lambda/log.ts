import { Logger } from '@aws-lambda-powertools/logger';

type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** A coded sentence per line and flat fields; never a word of an appeal and never a contact. */
export interface Log {
  info(code: `RCC_${string}`, fields?: Fields): void;
  warn(code: `RCC_${string}`, fields?: Fields): void;
  error(code: `RCC_${string}`, fields?: Fields): void;
}

/** The JSON log of a function. */
export function functionLog(serviceName: string): Log {
  const logger = new Logger({ serviceName });
  return {
    info: (code, fields = {}) => logger.info(code, fields),
    warn: (code, fields = {}) => logger.warn(code, fields),
    error: (code, fields = {}) => logger.error(code, fields),
  };
}

/** An error without its message: parsers quote what they were given, and that may be a citizen's words. */
export function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = afterMessage(error)
    .split('\n')
    .filter((line) => line.startsWith('    at '));
  return {
    error: error.name,
    at: frames
      .slice(0, 4)
      .map((frame) => frame.trim())
      .join(' | '),
  };
}

/** The stack begins with the message, and a line of a message may look like a frame. */
function afterMessage({ message, stack = '' }: Error): string {
  const at = stack.indexOf(message);
  return at < 0 ? stack : stack.slice(at + message.length);
}
