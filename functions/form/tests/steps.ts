import { expect, type Page } from './harness';
import type { Person } from './people';

/** Walks through the form as somebody who knows it. */
export interface Choice {
  round?: string;
  occupation?: string;
  level?: string;
  condition?: string | undefined;
  site?: string;
}

const CHOICE = {
  round: '2020h2-unified-1',
  occupation: '育婴员',
  level: '五级/初级工',
  condition: '第 1 条' as string | undefined,
  site: '成都市第一职业技能鉴定所',
};

export async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: '下一步' }).click();
}

/** Fails unless the page is at a step. */
export async function expectStep(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

export async function begin(page: Page, choice: Choice = {}): Promise<void> {
  // A page of its own, also where the form is open already.
  await page.goto('about:blank');
  await page.goto(`/#/rounds/${choice.round ?? CHOICE.round}/register`);
  await expectStep(page, '职业等级');
}

export async function toSites(page: Page, choice: Choice = {}): Promise<void> {
  const { occupation, level, condition } = { ...CHOICE, ...choice };
  await begin(page, choice);
  await page.getByRole('radio', { name: occupation, exact: true }).check();
  await page.getByRole('radio', { name: level }).check();
  await next(page);
  if (condition !== undefined) {
    await expectStep(page, '申报条件');
    await page.getByRole('radio', { name: new RegExp(condition) }).check();
    await next(page);
  }
  await expectStep(page, '报名点');
}

export async function toPerson(page: Page, choice: Choice = {}): Promise<void> {
  await toSites(page, choice);
  await page.getByRole('radio', { name: choice.site ?? CHOICE.site }).check();
  await next(page);
  await expectStep(page, '个人信息');
}

export async function fill(page: Page, person: Person): Promise<void> {
  await page.getByLabel('姓名').fill(person.name);
  await page.getByLabel('证件号码').fill(person.documentNo);
  await page.getByLabel('手机号码').fill(person.phone);
}

export async function toConfirm(page: Page, person: Person, choice: Choice = {}): Promise<void> {
  await toPerson(page, choice);
  await fill(page, person);
  await next(page);
  await expectStep(page, '核对提交');
}

export async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交报名' }).click();
}

export async function expectDone(page: Page): Promise<{ no: string; code: string }> {
  await expect(page.getByRole('heading', { name: '报名成功' })).toBeVisible();
  const [no = '', code = ''] = await page.locator('.copy code').allInnerTexts();
  expect(no).toMatch(/^[0-9A-Z-]{10,}$/);
  expect(code.length).toBeGreaterThan(10);
  return { no, code };
}
