/** Whether a host, as `URL` writes it, is this very machine: there is no wire to listen on. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
