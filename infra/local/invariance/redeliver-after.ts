import { jsonRpc } from '#infra/local/net/json-rpc.ts';
import { planNames } from '#infra/local/replay/plan-names.ts';
import { findRunningCentre } from '#infra/local/running-centre.ts';

/** Changes when messages come back that were handed out and never done with; the next start sets what the template says. */
export async function redeliverAfter(seconds: number, stateDir: string, cdkOut: string): Promise<void> {
  const running = await findRunningCentre(stateDir);
  if (!running) return;
  const { region, eventsQueueUrl: QueueUrl } = planNames(cdkOut, running);
  const sqs = jsonRpc({ endpoint: running.endpoints.sqs, service: 'AmazonSQS', region });
  const Attributes = { VisibilityTimeout: String(seconds) };
  await sqs.call('SetQueueAttributes', { QueueUrl, Attributes }).finally(sqs.stop);
}
