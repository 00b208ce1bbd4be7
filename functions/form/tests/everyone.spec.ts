import {
  enlargeText,
  expect,
  expectAccessible,
  expectNoSidewaysScrolling,
  expectUnitsUnbroken,
  inEnglish,
  type Page,
  test,
} from './harness';
import { somebody } from './people';

const WORDS = {
  'zh-CN': { next: '下一步', send: '提交报名', done: '报名成功', level: '五级/初级工' },
  en: { next: 'Next', send: 'Send the registration', done: 'You are registered', level: 'level 5, junior' },
};

/** Walks from the first step to the receipt and looks at each. */
async function walk(page: Page, language: keyof typeof WORDS, look: (page: Page) => Promise<void>): Promise<void> {
  const words = WORDS[language];
  const person = somebody();
  const next = () => page.getByRole('button', { name: words.next, exact: true }).click();
  await page.goto('/#/rounds/2020h2-unified-1/register');
  await page.getByRole('radio', { name: '育婴员' }).check();
  await page.getByRole('radio', { name: words.level }).check();
  await look(page);
  await next();
  await page.locator('input[name=condition]').first().check();
  await look(page);
  await next();
  await page.getByRole('radio', { name: '成都市第一职业技能鉴定所' }).check();
  await look(page);
  await next();
  await next();
  await expect(page.locator('[aria-invalid=true]').first()).toBeFocused();
  await look(page);
  await page.locator('#field-candidate-name').fill(person.name);
  await page.locator('#field-candidate-documentNo').fill(person.documentNo);
  await page.locator('#field-candidate-phone').fill(person.phone);
  await look(page);
  await next();
  await expect(page.getByRole('button', { name: words.send })).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: words.send }).click();
  await expect(page.getByRole('heading', { name: words.done })).toBeFocused();
  await look(page);
}

for (const language of ['zh-CN', 'en'] as const) {
  test.describe(language, () => {
    test.beforeEach(async ({ page }) => {
      if (language === 'en') {
        await inEnglish(page);
      }
    });

    test('no step breaks a rule of accessibility, or a day or a zone over two lines', async ({ page }) => {
      await walk(page, language, async () => {
        await expectAccessible(page);
        await expectUnitsUnbroken(page);
      });
    });

    test('no step needs sideways scrolling at 320 px', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await walk(page, language, expectNoSidewaysScrolling);
    });

    test('no step needs sideways scrolling with text twice as large', async ({ page }) => {
      await walk(page, language, async () => {
        await enlargeText(page);
        await expectNoSidewaysScrolling(page);
      });
    });
  });
}

test('all of it is done by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const person = somebody();
  await page.goto('/#/rounds/2020h2-unified-1/register');
  await page.getByRole('radio', { name: '育婴员' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: '五级/初级工' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('报名点');
  await page.getByRole('radio', { name: '成都市第一职业技能鉴定所' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.name);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.documentNo);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.phone);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('核对提交');
});

test('another language is spoken at once, and what was filled in stays', async ({ page }) => {
  await page.goto('/#/rounds/2020h2-unified-1/register');
  await page.getByRole('radio', { name: '育婴员' }).check();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Register: Unified provincial exam, round 1');
  await expect(page.getByRole('radio', { name: 'level 5, junior' })).toBeVisible();
  await expect(page.getByRole('radio', { name: '育婴员' })).toBeChecked();
});
