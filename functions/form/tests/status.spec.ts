import {
  comeBack,
  enlargeText,
  expect,
  expectAccessible,
  expectNoSidewaysScrolling,
  expectUnitsUnbroken,
  inEnglish,
  test,
} from './harness';
import { pdf } from './files';
import { expectReceived, handIn, item, openStatus, registered, state } from './registered';

test('the status page says where she is, what is missing, until when and what happens otherwise', async ({
  page,
  system,
}) => {
  const person = await registered(system);
  await openStatus(page, person);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('育婴员 五级/初级工');
  await expect(page.getByText('2020年5月29日（周五） 24:00').first()).toBeVisible();
  await expect(page.getByText('北京时间 UTC+8').first()).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^\d+ 天 \d\d:\d\d:\d\d$/);
  await expect(page.getByText('逾期未报视为弃权').first()).toBeVisible();
  await expect(page.getByText('2020年6月20日（周六）').first()).toBeVisible();
  await expect(page.getByText('2020年6月20日（周六） 至 2020年7月3日（周五）')).toBeVisible();
  await expect(page.getByText('成都市第一职业技能鉴定所')).toBeVisible();
  await expect(page.getByText(person.documentNo)).toHaveCount(0);
  await expect(page.getByText('已报名，应交资料')).toBeVisible();
});

test('this device opens the registration again without asking', async ({ page, system }) => {
  const person = await registered(system);
  await openStatus(page, person);
  await page.reload();
  await expect(state(page)).toHaveText('资料未交齐');
  await page.goto('/#/registrations');
  await page.getByRole('link', { name: new RegExp(person.registrationNo) }).click();
  await expect(state(page)).toHaveText('资料未交齐');
});

test('the dates go into a calendar', async ({ page, system }) => {
  await openStatus(page, await registered(system));
  const link = page.getByRole('link', { name: '加入日历' });
  const answer = await fetch(new URL((await link.getAttribute('href'))!, system.url));
  expect(answer.headers.get('Content-Type')).toContain('text/calendar');
  expect(await answer.text()).toContain('BEGIN:VCALENDAR');
});

test('withdrawing is asked about, and is final', async ({ page, system }) => {
  await openStatus(page, await registered(system));
  const button = page.getByRole('button', { name: '撤回报名' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: '确定撤回这次报名吗？' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  // The focus stays in the dialog and comes back from it.
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () => document.activeElement === document.body || !!document.activeElement?.closest('dialog'),
      ),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(state(page)).toHaveText('资料未交齐');

  await button.click();
  await page.getByLabel('撤回原因（选填）').fill('时间冲突');
  await page.getByRole('button', { name: '确定撤回' }).click();
  await expect(state(page)).toHaveText('已撤回');
  await expect(page.getByText('时间冲突')).toBeVisible();
  await expect(button).toHaveCount(0);
  await expect(page.locator('input[type=file]')).toHaveCount(0);
  await expectAccessible(page);
});

test('a withdrawal on another device is seen when she comes back to the page', async ({ page, system }) => {
  const person = await registered(system);
  await openStatus(page, person);
  await system.done('withdraw', { registrationNo: person.registrationNo, accessCode: person.accessCode });
  await comeBack(page);
  await expect(state(page)).toHaveText('已撤回');
});

test('the receipt is printed and saved as a picture', async ({ page, system }) => {
  const person = await registered(system);
  await openStatus(page, person);
  await page.getByRole('link', { name: '报名回执' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('报名回执');
  await expect(page.getByText(person.registrationNo)).toBeVisible();
  await expect(page.getByText('成都市第一职业技能鉴定所')).toBeVisible();
  await expect(page.getByText(person.documentNo)).toHaveCount(0);
  await expectAccessible(page);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByText(person.registrationNo)).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('button', { name: '保存为图片' }).click();
  await expect(page.getByRole('img', { name: new RegExp(person.registrationNo) })).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载图片' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${person.registrationNo}.png`);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) {
    chunks.push(chunk as Buffer);
  }
  const png = Buffer.concat(chunks);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1440);
  expect(png.readUInt32BE(20)).toBeGreaterThan(1000);
});

test('everything on this device can be forgotten', async ({ page, system }) => {
  const person = await registered(system);
  await openStatus(page, person);
  await page.goto('/#/registrations');
  await expectAccessible(page);
  await page.getByRole('button', { name: '清除本机上的全部报名' }).click();
  await expect(page.getByRole('dialog')).toContainText('手机号登录');
  await expectAccessible(page);
  await page.getByRole('button', { name: '全部清除' }).click();
  await expect(page.getByText('本机上的报名信息已清除。')).toBeVisible();
  await expect(page.getByText(person.registrationNo)).toHaveCount(0);
  await page.goto(`/#/registrations/${person.registrationNo}`);
  await expect(page.getByLabel('查询码')).toBeVisible();
});

test('a page that does not exist says so', async ({ page }) => {
  await page.goto('/#/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个页面');
  await expect(page).toHaveTitle(/^没有这个页面 · /);
  await expectAccessible(page);
  await page.goto('/#/rounds/2020h2-unified-1/regster');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个页面');
  await page.getByRole('link', { name: '查看报名批次' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('报名批次');
});

test('all of it is there in English', async ({ page, system }) => {
  await inEnglish(page);
  const person = await registered(system);
  await openStatus(page, person);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('level 5, junior');
  await expect(page.getByText('Fri 2020-05-29 24:00').first()).toBeVisible();
  await expect(page.getByText('4 items are still missing')).toBeVisible();
  await handIn(page, 'APPLICATION_FORM', pdf('form.pdf'));
  await expectReceived(page, 'APPLICATION_FORM');
  await expect(item(page, 'APPLICATION_FORM').getByText('Received at')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  for (const path of [`registrations/${person.registrationNo}/receipt`, 'registrations', 'sign-in', 'nowhere']) {
    await page.goto(`/#/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
  // Of the form's own words none is left in Chinese; occupation and site are names.
  await page.goto('/#/sign-in');
  expect(await page.getByRole('main').innerText()).not.toMatch(/[\u4e00-\u9fff]/);
});

test('no page breaks a day or a zone, or has to be scrolled sideways, at 320 pixels or with text of double size', async ({
  page,
  system,
}) => {
  const person = await registered(system);
  await openStatus(page, person);
  for (const lang of ['zh-CN', 'en']) {
    await page.evaluate((chosen) => localStorage.setItem('kaowu.lang', chosen), lang);
    for (const path of [
      `registrations/${person.registrationNo}`,
      `registrations/${person.registrationNo}/receipt`,
      'registrations',
      'sign-in',
      'followers/none',
      'nowhere',
    ]) {
      await page.goto(`/#/${path}`);
      await page.setViewportSize({ width: 320, height: 640 });
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectNoSidewaysScrolling(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await expectUnitsUnbroken(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectUnitsUnbroken(page);
      await enlargeText(page);
      await expectNoSidewaysScrolling(page);
    }
  }
});
