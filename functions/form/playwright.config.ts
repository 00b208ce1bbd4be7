import chromium from '@sparticuz/chromium';
import { defineConfig } from '@playwright/test';

/**
 * The form in a real browser against the packaged local system. The browser comes with npm, so that nothing has to be installed on the
 * machine; of the arguments that come with it none is taken, since they switch off what is tested here: CORS and the content security
 * policy.
 */
export default defineConfig({
  testDir: 'tests',
  testMatch: '*.spec.ts',
  outputDir: 'target/browser/results',
  reporter: [['list']],
  // One local system at a time. What fails is tried once more, since the machine may be busy, and is then listed as flaky.
  workers: 1,
  retries: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: await chromium.executablePath(), args: ['--no-sandbox'] },
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    // Far from the exams, so that a time of the phone's own would be seen.
    timezoneId: 'America/New_York',
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 20_000,
    navigationTimeout: 20_000,
    screenshot: 'only-on-failure',
  },
});
