/** Where in the synthesized templates a resource stands. */
export interface ResourceAddress {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
}

/** The template asks for something this machine cannot do as written; silence here would be a local lie. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor({ stack, logicalId, type }: ResourceAddress, problem: string) {
    super(`${stack} / ${logicalId} (${type}): ${problem}`);
  }
}
