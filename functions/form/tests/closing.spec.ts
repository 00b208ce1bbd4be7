import { comeBack, expect, expectAccessible, test } from './harness';
import { pdf } from './files';
import { expectReceived, handIn, handInAll, item, openStatus, registered, state } from './registered';

// Time passes here, and what is closed stays closed.
test.use({ systemName: 'closing' });
test.describe.configure({ mode: 'serial' });

test('the deadline passes while the page is open; then a reinstated one is shown as her own', async ({
  page,
  system,
}) => {
  const person = await registered(system);
  await openStatus(page, person);
  await handIn(page, 'APPLICATION_FORM', pdf('申请表.pdf'));
  await expectReceived(page, 'APPLICATION_FORM');
  await system.moveClock('2020-05-29T23:59:57+08:00');
  await comeBack(page);
  await expect(page.getByRole('timer')).toHaveText(/^00:00:0\d$/);

  // Nobody touches the page any more: it sees by itself that time is up, and what became of it.
  await expect(page.getByRole('timer')).toHaveCount(0);
  await system.moveClock('2020-05-30T00:01:00+08:00');
  await expect(state(page)).toHaveText('已弃权', { timeout: 20_000 });
  const card = page.getByTestId('state');
  await expect(card).toContainText('截止时仍缺');
  for (const kind of ['证件照', '身份证件复印件', '工龄证明']) {
    await expect(card).toContainText(kind);
  }
  await expect(card).not.toContainText('个人申请表');
  await expect(card).toContainText('2020年5月29日（周五） 24:00');
  await expect(page.locator('input[type=file]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '撤回报名' })).toHaveCount(0);
  await expectAccessible(page);

  await system.done('reinstate', {
    by: '成都市职业技能鉴定指导中心',
    registrationNo: person.registrationNo,
    reason: '所在区域疫情管控',
    until: '2020-06-06T00:00:00+08:00',
  });
  await comeBack(page);
  await expect(state(page)).toHaveText('资料未交齐');
  await expect(card).toContainText('个人延期');
  await expect(card).toContainText('2020年6月5日（周五） 24:00');
  await expect(page.getByText('已获准个人延期')).toBeVisible();
  await expectAccessible(page);
  await handInAll(page);
  await expect(state(page)).toHaveText('资料已交齐');
});

test('a file that arrives after the deadline is refused, and named', async ({ page, system, watch }) => {
  watch.expects(/confirmation$/);
  const person = await registered(system, { roundId: '2020h2-unified-2' });
  await openStatus(page, person);
  await page.route(/confirmation$/, async (route) => {
    await system.moveClock('2020-08-22T00:00:00+08:00');
    await route.continue();
  });
  await handIn(page, 'APPLICATION_FORM', pdf('申请表.pdf'));
  await expect(state(page)).toHaveText('已弃权', { timeout: 40_000 });
  await expect(item(page, 'APPLICATION_FORM').getByRole('alert')).toContainText(
    '2020年8月21日（周五） 24:00 北京时间 UTC+8',
  );
});
