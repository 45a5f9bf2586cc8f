/** The port each part of a centre wants, so that links stay good over a restart. */
export interface Ports {
  readonly http: number;
  readonly outbox: number;
  readonly control: number;
  readonly dynamodb: number;
  readonly fauxqs: number;
  readonly issuer: number;
  readonly mail: number;
}

/** The HTTP API's port and those after it; all of them any port when the first is 0. */
export function portsFrom(http: number): Ports {
  const after = (count: number) => (http === 0 ? 0 : http + count);
  const parts = {
    outbox: after(1),
    control: after(2),
    dynamodb: after(3),
    fauxqs: after(4),
    issuer: after(5),
    mail: after(6),
  };
  return { http, ...parts };
}
