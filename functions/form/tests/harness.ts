import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { System } from './system';

export { expect, type Page };

/** What a page may do without failing its test. */
export class Watch {
  private readonly expected: RegExp[] = [];
  private readonly found: string[] = [];

  constructor(private readonly origins: string[]) {}

  /** A request whose address fits may be refused, fail, or say so at the console: the test is about that. */
  expects(address: RegExp): void {
    this.expected.push(address);
  }

  on(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.note(message.location().url, `console: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => this.note('', `page: ${error.stack ?? error.message}`));
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // Leaving a page gives up what it was asking for, and a download is taken over from the page.
      if (why !== 'net::ERR_ABORTED') {
        this.note(request.url(), `${why} ${request.method()} ${request.url()}`);
      }
    });
    page.on('response', (response) => {
      if (response.status() >= 400) {
        this.note(response.url(), `${response.status()} ${response.request().method()} ${response.url()}`);
      }
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && !this.origins.includes(url.origin)) {
        this.found.push(`third party: ${request.url()}`);
      }
    });
  }

  private note(address: string, what: string): void {
    if (!this.expected.some((pattern) => pattern.test(address))) {
      this.found.push(`${what} (${address})`);
    }
  }

  get complaints(): string[] {
    return this.found;
  }
}

interface Fixtures {
  /** Says what may fail in this test; anything else at the console or on the network fails it. */
  watch: Watch;
}

interface WorkerFixtures {
  /**
   * Names the local system that a file wants: files of the same name share one. A file that moves the clock takes a name of its own,
   * since what is closed stays closed.
   */
  systemName: string;
  system: System;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  systemName: ['shared', { scope: 'worker', option: true }],
  system: [
    async ({ systemName }, use) => {
      const system = await System.start(systemName);
      await use(system);
      await system.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ system }, use) => use(system.url),
  watch: async ({ system }, use) => {
    const watch = new Watch([system.url, system.s3]);
    await use(watch);
    expect(watch.complaints, 'nothing fails, and nobody else is asked').toEqual([]);
  },
  context: async ({ context, watch }, use) => {
    context.on('page', (page) => watch.on(page));
    await use(context);
    // What a test had routed and is still on its way when the test ends is of no more interest.
    await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
  },
});

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const BESIDES = ['page-has-heading-one', 'heading-order', 'landmark-one-main', 'region', 'empty-heading'];

/** Fails where axe finds a violation of WCAG 2.2 AA in what the page shows now. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const results = await page.evaluate(
    async ({ wcag, besides }) => {
      const axe = (window as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<AxeResults> } })
        .axe;
      const rules = Object.fromEntries(besides.map((rule) => [rule, { enabled: true }]));
      return axe.run(document, { runOnly: { type: 'tag', values: wcag }, rules });
    },
    { wcag: WCAG, besides: BESIDES },
  );
  const violations = results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}\n  ${node.failureSummary ?? ''}`),
  );
  expect(violations, `axe on ${page.url()}`).toEqual([]);
}

/** Fails where a page has to be scrolled sideways. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const [needed, there] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(needed, `width of ${page.url()}`).toBeLessThanOrEqual(there ?? 0);
}

/** Fails where a day with its weekday, or a zone with its offset, is broken over two lines. */
export async function expectUnitsUnbroken(page: Page): Promise<void> {
  const broken = await page.evaluate(() => {
    const units =
      /\d{4}年\d+月\d+日（周.）|[A-Z][a-z]{2} \d{4}-\d\d-\d\d|\([\w/]+, UTC[^)]*\)|(?:北京时间|Beijing time) UTC\+8/g;
    const nodes: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      nodes.push(walker.currentNode as Text);
    }
    const starts: number[] = [];
    let text = '';
    for (const node of nodes) {
      starts.push(text.length);
      text += node.data;
    }
    /** The text node that holds a character, and where. */
    const at = (index: number): [Text, number] => {
      const no = starts.filter((start) => start <= index).length - 1;
      return [nodes[no]!, index - starts[no]!];
    };
    return [...text.matchAll(units)]
      .filter((found) => {
        const range = document.createRange();
        range.setStart(...at(found.index));
        const [last, offset] = at(found.index + found[0].length - 1);
        range.setEnd(last, offset + 1);
        const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
        // Boxes of one line overlap in height, whatever fonts its characters are from.
        return Math.max(...boxes.map((box) => box.top)) >= Math.min(...boxes.map((box) => box.bottom));
      })
      .map((found) => found[0]);
  });
  expect(broken, `broken on ${page.url()}`).toEqual([]);
}

/** Doubles the size of every text, as people do who see little. */
export async function enlargeText(page: Page): Promise<void> {
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
}

/** Switches the form to English before it starts. */
export async function inEnglish(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('kaowu.lang', 'en'));
}

/** Lets the page ask for the server's time at once, as it does when one comes back to it; otherwise it asks twice a minute. */
export async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
