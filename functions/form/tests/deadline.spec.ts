import { comeBack, expect, expectAccessible, test } from './harness';
import { somebody } from './people';
import { expectDone, fill, next, send, toConfirm, toPerson } from './steps';

// Each test lets another round close, in the order of their deadlines.
test.use({ systemName: 'deadline' });

test('takes somebody in the last seconds', async ({ page, system }) => {
  await toConfirm(page, somebody());
  await system.moveClock('2020-05-29T23:59:50+08:00');
  await comeBack(page);
  await expect(page.getByRole('alert').filter({ hasText: '请尽快提交' })).toBeVisible();
  await expectAccessible(page);
  await send(page);
  await expectDone(page);
});

test('says closed at zero, and when somebody sends all the same, what the server says', async ({
  page,
  system,
  watch,
}) => {
  watch.expects(/\/api\/registrations$/);
  const choice = { round: '2020h2-daily-2' };
  await toPerson(page, choice);
  await fill(page, somebody());
  await system.moveClock('2020-06-12T23:59:55+08:00');
  await comeBack(page);
  await expect(page.getByRole('alert').filter({ hasText: '请尽快提交' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: '现在提交不会被受理' })).toBeVisible({ timeout: 15_000 });
  await next(page);
  await send(page);
  await expect(page.getByRole('alert').filter({ hasText: '报名没有成功' })).toContainText(
    '报名已于 2020年6月12日（周五） 24:00 北京时间 UTC+8 截止，逾期不再受理。',
  );
  await expect(page.getByRole('button', { name: '提交报名' })).toBeHidden();
  await page.getByRole('link', { name: '返回批次列表' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('says when a round closed to who comes too late', async ({ page, system }) => {
  await system.moveClock('2020-06-27T00:00:00+08:00');
  await page.goto('/#/rounds/2020h2-daily-3/register');
  await expect(page.getByText('报名已于 2020年6月26日（周五） 24:00 北京时间 UTC+8 截止。')).toBeVisible();
  await expectAccessible(page);
});

test('knows no round that there is not', async ({ page, watch }) => {
  watch.expects(/\/api\/rounds\/nowhere/);
  await page.goto('/#/rounds/nowhere/register');
  await expect(page.getByRole('alert')).toContainText('没有找到这个批次。');
});

test('gives the answer to a registration made in time, even when it is asked for after the deadline', async ({
  page,
  system,
  watch,
}) => {
  watch.expects(/\/api\/registrations$/);
  let made = '';
  await system.moveClock('2020-07-10T23:50:00+08:00');
  await page.route('**/api/registrations', async (route) => {
    made ||= ((await (await route.fetch()).json()) as { registrationNo: string }).registrationNo;
    return route.abort('connectionreset');
  });
  await toConfirm(page, somebody(), { round: '2020h2-daily-4' });
  await send(page);
  await expect(page.getByText('还没有得到答复')).toBeVisible();
  await system.moveClock('2020-07-11T00:00:00+08:00');
  await page.unroute('**/api/registrations');
  await page.reload();
  expect((await expectDone(page)).no).toBe(made);
});
