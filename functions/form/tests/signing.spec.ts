import { expect, expectAccessible, inEnglish, test, type Page } from './harness';
import { openStatus, registered, state } from './registered';
import type { System } from './system';

// A plan is published here that the landing page's tests do not expect.
test.use({ systemName: 'signing' });

test('five wrong codes lock the number; it is said until when; the phone opens it', async ({ page, system, watch }) => {
  watch.expects(/api\/registrations/);
  const person = await registered(system);
  await page.goto(`/#/registrations/${person.registrationNo}`);
  const answered = (code: string) =>
    Promise.all([
      page.waitForResponse(/api\/registrations\//),
      page
        .getByLabel('查询码')
        .fill(code)
        .then(() => page.getByRole('button', { name: '查看' }).click()),
    ]);
  await answered('wrong-code-0');
  await expect(page.getByRole('alert')).toContainText('报名号或查询码不正确');
  for (let i = 1; i < 5; i++) {
    await answered(`wrong-code-${i}`);
  }
  await answered(person.accessCode);
  await expect(page.getByRole('alert')).toContainText(
    /2020年5月\d{1,2}日（周[一二三四五六日]） \d\d:\d\d 北京时间 UTC\+8/,
  );
  await expectAccessible(page);

  await page.getByRole('link', { name: '忘了查询码？用手机号登录' }).click();
  await signIn(page, system, person.phone);
  await expect(page).toHaveURL(new RegExp(person.registrationNo));
  await expect(state(page)).toHaveText('资料未交齐');
});

test('a second device gets in by phone, without anything kept on it', async ({ page, system, browser, watch }) => {
  const person = await registered(system);
  await openStatus(page, person);
  const other = await browser.newContext({
    baseURL: system.url,
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
  });
  const second = await other.newPage();
  watch.on(second);
  await second.goto('/#/registrations');
  await second.getByRole('link', { name: '登录查询' }).click();
  await expectAccessible(second);
  await signIn(second, system, person.phone);
  await expect(second).toHaveURL(new RegExp(person.registrationNo));
  await expect(state(second)).toHaveText('资料未交齐');
  await other.close();
});

test('with several registrations she chooses one', async ({ page, system }) => {
  const person = await registered(system);
  const again = await registered(system, { roundId: '2020h2-unified-2', person });
  await page.goto('/#/sign-in');
  await signIn(page, system, person.phone);
  await expect(page).toHaveURL(/#\/registrations$/);
  await expect(page.getByText(person.registrationNo)).toBeVisible();
  await expect(page.getByText(again.registrationNo)).toBeVisible();
});

test('what is said after sending a code does not tell whether a phone is known', async ({ page, system }) => {
  const person = await registered(system);
  const said: string[] = [];
  for (const phone of [person.phone, '13700000001']) {
    await page.goto('/#/nowhere');
    await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible();
    await page.goto('/#/sign-in');
    await page.getByLabel('报名时填写的手机号码').fill(phone);
    await page.getByRole('button', { name: '获取验证码' }).click();
    await expect(page.getByLabel('短信验证码')).toBeFocused();
    said.push((await page.getByRole('main').innerText()).replace(phone, '').replace(/\d\d:\d\d/g, ''));
  }
  expect(said[0]).toBe(said[1]);
});

test('a wrong phone, a wrong code and too many requests are named', async ({ page, system, watch }) => {
  watch.expects(/api\/sign-in/);
  const person = await registered(system);
  await page.goto('/#/sign-in');
  const phone = page.getByLabel('报名时填写的手机号码');
  await phone.fill('12345');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(phone).toBeFocused();
  await expect(phone).toHaveAttribute('aria-invalid', 'true');
  await expect(phone).toHaveAccessibleDescription(/请填写能接收短信的手机号码/);
  await phone.fill(person.phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  const code = page.getByLabel('短信验证码');
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(code).toHaveAttribute('inputmode', 'numeric');
  await expect(page.getByText(/验证码在 0[45]:\d\d 内有效/)).toBeVisible();
  await expect(page.getByText(/后可重新获取/)).toBeVisible();
  await code.fill('12');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(code).toHaveAccessibleDescription(/请输入 6 位数字/);
  await expectAccessible(page);
  const right = await sentCode(system, person.phone);
  await code.fill(right === '111111' ? '222222' : '111111');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(code).toBeFocused();
  await expect(code).toHaveAccessibleDescription(/验证码不正确或已失效/);

  await page.getByRole('button', { name: '换一个手机号' }).click();
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByRole('alert')).toContainText(/\d\d:\d\d/);
});

test('the number and its code sign in, too, and in English', async ({ page, system, watch }) => {
  watch.expects(/api\/registrations/);
  await inEnglish(page);
  const person = await registered(system);
  await page.goto('/#/sign-in');
  await page.getByLabel('Number and access code').check();
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByLabel('Registration number')).toBeFocused();
  await page.getByLabel('Registration number').fill(person.registrationNo.toLowerCase());
  await page.getByLabel('Access code', { exact: true }).fill('no');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('alert')).toContainText('wrong');
  await expectAccessible(page);
  await page.getByLabel('Access code', { exact: true }).fill(person.accessCode);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(state(page)).toHaveText('incomplete');
});

async function sentCode(system: System, phone: string): Promise<string> {
  let code = '';
  await expect
    .poll(async () => {
      const sent = (await system.outbox()).filter(
        ({ to, channel, text }) => channel === 'SMS' && to.endsWith(phone) && text.includes('登录验证码'),
      );
      code = /(?<!\d)\d{6}(?!\d)/.exec(sent.at(-1)?.text ?? '')?.[0] ?? '';
      return code;
    })
    .not.toBe('');
  return code;
}

async function signIn(page: Page, system: System, phone: string): Promise<void> {
  await page.getByLabel('报名时填写的手机号码').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByText('如果该手机号报过名')).toBeVisible();
  await page.getByLabel('短信验证码').fill(await sentCode(system, phone));
  await page.getByRole('button', { name: '登录' }).click();
}
