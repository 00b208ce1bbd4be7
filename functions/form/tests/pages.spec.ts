import { expect, test } from './harness';

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
