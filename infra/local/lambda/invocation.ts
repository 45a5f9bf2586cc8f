/** What became of a call. A function's own failure is an answer, not an exception. */
export interface InvocationResult {
  /** JSON text: what the function returned, or `{ errorType, errorMessage, trace }`. */
  readonly payload: string;
  readonly failed: boolean;
}

/** A call on its way to a process. */
export interface Invocation {
  readonly id: string;
  readonly payload: string;
  settle(result: InvocationResult): void;
}

/** The answer Lambda gives when a function did not give its own. */
export function failureResult(errorType: string, errorMessage: string): InvocationResult {
  return { payload: JSON.stringify({ errorType, errorMessage }), failed: true };
}
