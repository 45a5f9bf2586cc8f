import type { Page, Response } from 'playwright-core';

/** What a page has done that nobody sees. */
export interface Watch {
  /** Complaints of the browser: a broken policy, a script that failed, what could not be loaded. */
  readonly complaints: readonly string[];
  /** Addresses of everything that was loaded beside pages. */
  readonly loaded: readonly string[];
  /** The latest answer that is a page. */
  readonly answer: () => Response;
}

export async function watch(page: Page): Promise<Watch> {
  const complaints: string[] = [];
  const loaded: string[] = [];
  let answer: Response | undefined;

  page.on('console', (message) => {
    // That a page came with 404 or 410 is its state, not a fault of it.
    const isStatus = message.text().startsWith('Failed to load resource: the server responded with a status of');
    if (!(isStatus && message.location().url === page.url())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    if (!request.isNavigationRequest()) loaded.push(request.url());
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
    if (isPage && (response.status() < 300 || response.status() >= 400)) answer = response;
  });
  await page.exposeFunction('reportViolation', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      Reflect.get(window, 'reportViolation')(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });

  return {
    complaints,
    loaded,
    answer() {
      if (!answer) throw new Error('no page was opened');
      return answer;
    },
  };
}
