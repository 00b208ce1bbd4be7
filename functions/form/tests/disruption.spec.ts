import { comeBack, expect, expectAccessible, test } from './harness';
import { somebody } from './people';
import { openStatus, registered, state } from './registered';

// What is suspended here would be in the way of others.
test.use({ systemName: 'disruption' });
test.describe.configure({ mode: 'serial' });

const BY = '省职业技能鉴定指导中心';

test('a suspended site is shown as such, takes nobody, and is told to who is registered there', async ({
  page,
  system,
  watch,
}) => {
  const person = await registered(system);
  await openStatus(page, person);
  await expect(page.getByText('暂停整改')).toHaveCount(0);

  await system.done('suspendSite', { by: BY, siteId: 'chengdu-01', reason: '现场检查', items: ['SPACING'] });
  await system.moveClock('2020-05-19T09:00:00+08:00');
  await comeBack(page);
  await expect(state(page)).toHaveText('资料未交齐');
  await expect(page.getByTestId('state').getByRole('status')).toContainText('报名点正在暂停整改');
  await expect(page.getByText('报名点暂停整改，报名仍然有效。')).toBeVisible();
  await expectAccessible(page);
  expect(
    (await system.outbox()).filter(({ text }) => text.includes(person.registrationNo) && text.includes('暂停整改')),
  ).toHaveLength(1);

  watch.expects(/registrations$/);
  const refused = await page.request.post('/api/registrations', {
    data: {
      roundId: '2020h2-unified-1',
      siteId: 'chengdu-01',
      occupation: '育婴员',
      level: 5,
      condition: '1',
      candidate: {
        name: '考生乙',
        documentType: 'RESIDENT_ID',
        documentNo: '11010519491231002X',
        phone: '13800139999',
      },
    },
  });
  expect(refused.status()).toBe(409);
  expect(await refused.text()).toContain('SITE_SUSPENDED');

  await system.done('rectifySite', { by: BY, siteId: 'chengdu-01', evidence: '座位已重排' });
  await system.done('resumeSite', { by: BY, siteId: 'chengdu-01', reason: '复查合格' });
  await system.moveClock('2020-05-20T09:00:00+08:00');
  await comeBack(page);
  await expect(page.getByTestId('state').getByRole('status')).toHaveCount(0);
  await expect(page.getByText('报名点已整改合格，恢复工作。')).toBeVisible();
});

test('whose exam is moved to the day of another one is asked what to do', async ({ page, system }) => {
  const both = somebody();
  const moved = await registered(system, { roundId: '2020h2-unified-2', person: both });
  await registered(system, { roundId: '2020h2-daily-9', person: both });
  const alone = await registered(system, { roundId: '2020h2-unified-2' });
  await system.done('postponeRound', {
    by: BY,
    roundId: '2020h2-unified-2',
    reason: '疫情防控需要',
    to: { theory: '2020-10-17', practical: { from: '2020-10-17', to: '2020-10-31' } },
  });
  await system.moveClock('2020-05-21T09:00:00+08:00');

  await openStatus(page, alone);
  await expect(page.getByText('2020年10月17日（周六）').first()).toBeVisible();
  await expect(page.getByText('考试日期由 2020-09-19 改为 2020-10-17。')).toBeVisible();
  await expect(page.getByTestId('clash')).toHaveCount(0);

  await openStatus(page, moved);
  const clash = page.getByTestId('clash');
  await expect(clash).toContainText('2020年10月17日（周六）');
  await expectAccessible(page);
  await clash.getByRole('button', { name: '撤回本次报名' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await clash.getByRole('button', { name: '两场都参加' }).click();
  await expect(clash).toHaveCount(0);
  await expect(page.getByText('已选择在 2020-10-17 参加两场考试。')).toBeVisible();
});

test('a round without a date says so, and takes nobody', async ({ page, system }) => {
  const person = await registered(system, { roundId: '2020h2-unified-3' });
  await system.done('postponeRound', { by: BY, roundId: '2020h2-unified-3', reason: '疫情防控需要', tbd: true });
  await system.moveClock('2020-05-22T09:00:00+08:00');
  await openStatus(page, person);
  await expect(page.getByText('另行通知', { exact: true })).toBeVisible();
  await page.goto('/#/rounds/2020h2-unified-3/register');
  await expect(page.getByText('延期待定').first()).toBeVisible();
});
