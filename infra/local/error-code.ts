/** The code of an error, as `ENOENT`; empty where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The code of an error of a file, of its folder or of its compression; undefined for any other error. */
export function fileErrorCode(error: unknown): string | undefined {
  const code = errorCode(error);
  return /^(Z_|E[A-Z]+$)/.test(code) ? code : undefined;
}
