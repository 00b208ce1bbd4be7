import { enlargeText, expect, expectAccessible, expectNoSidewaysScrolling, test } from './harness';

test('the form is served and speaks Chinese at first', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test.describe('to a browser that likes English', () => {
  test.use({ locale: 'en-GB' });

  test('it speaks English at first, and afterwards what is chosen', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rounds of registration');
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('报名批次');
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('报名批次');
  });
});

test.describe('to a browser that likes neither language', () => {
  test.use({ locale: 'de-DE' });

  test('it speaks Chinese at first', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('报名批次');
  });
});

test('a mistyped address leads to a page that says so in both languages, and back to the form', async ({
  page,
  watch,
}) => {
  watch.expects(/\/rounds\/foo$/);
  const answer = await page.goto('/rounds/foo');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个页面');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('There is no such page');
  // Its style sheet came, whatever the address.
  await expect(page.getByRole('link', { name: 'See the rounds' })).toHaveCSS('background-color', 'rgb(10, 79, 158)');
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await enlargeText(page);
  await expectNoSidewaysScrolling(page);
  await page.getByRole('link', { name: '查看报名批次' }).click();
  await expect(page).toHaveURL(/:\d+\/#\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('报名批次');
});
