/** The code of an error of a file, of its folder or of its compression; undefined for any other error. */
export function fileErrorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(Z_|E[A-Z]+$)/.test(code) ? code : undefined;
}
