import { spawnSync } from 'node:child_process';

/** Whether there is an openssl to ask. Every image for CI has one, so its absence there is an error, not a reason to look away. */
export function hasOpenssl(): boolean {
  const { status } = inShell('openssl version', '.');
  if (status !== 0 && process.env['CI']) throw new Error('openssl is not installed');
  return status === 0;
}

/** What a command line of openssl says, run in the folder as a reader would. */
export function inShell(command: string, folder: string): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  return { status, text: `${stdout}${stderr}`.trim() };
}
