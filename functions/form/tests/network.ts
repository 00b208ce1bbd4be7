import type { CDPSession, Page } from '@playwright/test';

/** The phone's network, which can be slow or gone. */
export class Network {
  private constructor(private readonly session: CDPSession) {}

  static async of(page: Page): Promise<Network> {
    return new Network(await page.context().newCDPSession(page));
  }

  /** @param upload bytes a second; -1 without a limit */
  slow(upload: number): Promise<unknown> {
    return this.set(false, upload);
  }

  lose(): Promise<unknown> {
    return this.set(true, -1);
  }

  restore(): Promise<unknown> {
    return this.set(false, -1);
  }

  private set(offline: boolean, uploadThroughput: number): Promise<unknown> {
    return this.session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  }
}
