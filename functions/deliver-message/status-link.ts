import type { StatusCodes } from '#shared/signatures/status-codes.ts';

export interface StatusPorts {
  readonly codes: StatusCodes;
  readonly publicBaseUrl: string;
}

/** The page that shows whoever wrote an appeal how it stands, and the code for it. */
export async function statusLink(
  appealId: string,
  { codes, publicBaseUrl }: StatusPorts,
): Promise<{ readonly code: string; readonly link: string }> {
  const code = await codes.of(appealId);
  return { code, link: `${publicBaseUrl}/a/${appealId}?code=${code}` };
}
