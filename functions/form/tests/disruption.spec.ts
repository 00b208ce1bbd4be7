import {
  comeBack,
  expect,
  expectAccessible,
  expectNoSidewaysScrolling,
  expectUnitsUnbroken,
  type Page,
  test,
} from './harness';
import { somebody } from './people';
import { openStatus, registered, type RegisteredPerson, state } from './registered';
import { expectDone, expectStep, fill, next, send, toSites } from './steps';
import type { Sent, System } from './system';

// What is suspended here would be in the way of others.
test.use({ systemName: 'disruption' });
test.describe.configure({ mode: 'serial' });

const BY = '省职业技能鉴定指导中心';
const CHENGDU = '成都市第一职业技能鉴定所';
const MIANYANG = '绵阳市职业技能鉴定所';

/** What somebody was sent about a registration. */
async function told(system: System, { registrationNo }: RegisteredPerson): Promise<Sent[]> {
  return (await system.outbox()).filter(({ text }) => text.includes(registrationNo));
}

/** When and where the exams are, as the status page has it. */
function exams(page: Page) {
  return page.locator('section').filter({ has: page.getByRole('heading', { name: '考试安排' }) });
}

/** Fails where what the page shows now is not for everybody and every phone. */
async function expectGoodForAll(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectUnitsUnbroken(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScrolling(page);
  await page.setViewportSize({ width: 390, height: 844 });
}

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
  const another = somebody();
  const switching = await registered(system, { roundId: '2020h2-unified-2', person: another });
  await registered(system, { roundId: '2020h2-daily-9', person: another });
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

  await openStatus(page, switching);
  await clash.getByRole('button', { name: '改报其他批次' }).click();
  const dialog = page.getByRole('dialog', { name: '改报其他批次' });
  const rounds = dialog.getByLabel('选择批次');
  await expect(rounds).toBeVisible();
  await expectGoodForAll(page);
  await dialog.getByRole('button', { name: '确定改报' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('请选择批次。');
  const offered = await rounds
    .locator('option')
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  expect(offered).toContain('2020h2-daily-10');
  expect(offered, 'neither hers nor one of the same day').not.toContain('2020h2-unified-2');
  expect(offered).not.toContain('2020h2-daily-9');
  await rounds.selectOption('2020h2-daily-10');
  await expect(dialog.getByRole('radio', { name: CHENGDU })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: MIANYANG })).toBeVisible();
  await expectGoodForAll(page);
  await dialog.getByRole('button', { name: '确定改报' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(clash).toHaveCount(0);
  await expect(exams(page)).toContainText('2020年10月31日（周六）');
  await expect(exams(page)).toContainText('2020年10月31日（周六） 至 2020年11月14日（周六）');
  await expect(exams(page)).toContainText(CHENGDU);
  await expect(page.getByTestId('state')).toContainText('2020年10月16日（周五） 24:00');
});

test('a round without a date says so, and takes nobody', async ({ page, system }) => {
  const person = await registered(system, { roundId: '2020h2-unified-3' });
  await system.done('postponeRound', { by: BY, roundId: '2020h2-unified-3', reason: '疫情防控需要', tbd: true });
  await system.moveClock('2020-05-22T09:00:00+08:00');
  await openStatus(page, person);
  await expect(exams(page).getByText('另行通知', { exact: true })).toHaveCount(2);
  await page.goto('/#/rounds/2020h2-unified-3/register');
  await expect(page.getByText('延期待定').first()).toBeVisible();
});

test('who is to be moved to another site is asked, and told once', async ({ page, system }) => {
  const roundId = '2020h2-daily-11';
  const going = await registered(system, { roundId });
  const staying = await registered(system, { roundId });
  await system.done('moveCandidates', {
    by: BY,
    roundId,
    siteId: 'chengdu-01',
    toSiteId: 'mianyang-01',
    reason: '考场改造',
  });
  await system.moveClock('2020-05-23T09:00:00+08:00');

  await openStatus(page, going);
  const move = page.getByTestId('move');
  await expect(move).toContainText(MIANYANG);
  await expect(move).toContainText('考场改造');
  await expect(move.getByRole('button', { name: '同意更换报名点' })).toHaveAccessibleDescription(
    new RegExp(`报名点立即改为“${MIANYANG}”`),
  );
  await expect(move.getByRole('button', { name: '留在原报名点' })).toHaveAccessibleDescription(
    new RegExp(`报名点仍是“${CHENGDU}”`),
  );
  await expectGoodForAll(page);
  const before = (await told(system, going)).length;
  await move.getByRole('button', { name: '同意更换报名点' }).click();
  await expect(move).toHaveCount(0);
  await expect(exams(page)).toContainText(MIANYANG);
  await expect(exams(page)).not.toContainText(CHENGDU);
  await system.moveClock('2020-05-24T09:00:00+08:00');
  const since = (await told(system, going)).slice(before);
  expect(since).toHaveLength(1);
  expect(since[0]?.text).toContain(MIANYANG);

  await openStatus(page, staying);
  await move.getByRole('button', { name: '留在原报名点' }).click();
  await expect(move).toHaveCount(0);
  await expect(exams(page)).toContainText(CHENGDU);
  await page.reload();
  await expect(exams(page)).toContainText(CHENGDU);
  await expect(move).toHaveCount(0);
});

test('a site alone is postponed, and at the others nothing changes', async ({ page, system }) => {
  const roundId = '2020h2-daily-9';
  const here = await registered(system, { roundId });
  const there = await registered(system, { roundId, siteId: 'mianyang-01' });
  await system.moveClock('2020-05-25T09:00:00+08:00');
  const before = { here: (await told(system, here)).length, there: (await told(system, there)).length };
  await system.done('postponeRound', {
    by: BY,
    roundId,
    siteId: 'chengdu-01',
    reason: '考场改造',
    to: { deadline: '2020-09-25', theory: '2020-10-24', practical: { from: '2020-10-24', to: '2020-11-07' } },
  });
  await system.moveClock('2020-05-26T09:00:00+08:00');

  await openStatus(page, here);
  await expect(exams(page)).toContainText('2020年10月24日（周六） 至 2020年11月7日（周六）');
  await expect(page.getByTestId('state')).toContainText('2020年9月25日（周五） 24:00');
  await expect(page.getByText('考试日期由 2020-10-17 改为 2020-10-24。')).toBeVisible();
  expect(await told(system, here)).toHaveLength(before.here + 1);
  await page.getByRole('link', { name: '报名回执' }).click();
  await expect(page.getByText('2020年10月24日（周六） 至 2020年11月7日（周六）')).toBeVisible();

  await openStatus(page, there);
  await expect(exams(page)).toContainText('2020年10月17日（周六） 至 2020年10月31日（周六）');
  await expect(page.getByTestId('state')).toContainText('2020年9月18日（周五） 24:00');
  await expect(page.getByText('考试日期由')).toHaveCount(0);
  expect(await told(system, there)).toHaveLength(before.there);

  await page.goto('/#/');
  const card = page.locator(`[data-round="${roundId}"]`);
  await expect(card).toContainText('报名中');
  await expect(card.locator('dl')).toContainText('2020年9月18日（周五） 24:00');
  await expect(card.locator('dl')).toContainText('2020年10月17日（周六）');
  const apart = card.getByRole('list', { name: '以下报名点另有日期' }).getByRole('listitem');
  await expect(apart).toHaveCount(1);
  await expect(apart).toContainText(CHENGDU);
  await expect(apart).toContainText('报名截止：2020年9月25日（周五） 24:00 北京时间 UTC+8');
  await expect(apart).toContainText('理论知识考试：2020年10月24日（周六）');
  await expectGoodForAll(page);

  await toSites(page, { round: roundId });
  const chengdu = page.getByRole('radio', { name: CHENGDU });
  const mianyang = page.getByRole('radio', { name: MIANYANG });
  await expect(chengdu).toHaveAccessibleName(/2020年9月25日（周五）\s*24:00.*2020年10月24日（周六）/);
  await expect(mianyang).not.toHaveAccessibleName(/2020年/);
  const until = page.locator('.until');
  await mianyang.check();
  await expect(until).toContainText('2020年9月18日（周五） 24:00');
  await chengdu.check();
  await expect(until).toContainText('2020年9月25日（周五） 24:00');
  await expect(until).toContainText(`这是${CHENGDU}自己的截止时间`);
  await expectGoodForAll(page);
  await next(page);
  await fill(page, somebody());
  await next(page);
  await expectStep(page, '核对提交');
  const site = page.getByRole('region', { name: '报名点' });
  await expect(site).toContainText('2020年10月24日（周六）至2020年11月7日（周六）');
  await expect(page.getByText('报名和全部资料的截止时间：2020年9月25日（周五） 24:00')).toBeVisible();
  await expectGoodForAll(page);
  await send(page);
  await expectDone(page);
  await expect(page.getByText('报名和全部资料的截止时间：2020年9月25日（周五） 24:00')).toBeVisible();
});

test('a site whose dates are to be announced says so and cannot be chosen, while others can', async ({
  page,
  system,
}) => {
  const roundId = '2020h2-daily-12';
  await system.done('postponeRound', { by: BY, roundId, siteId: 'chengdu-01', reason: '考场改造', tbd: true });
  await system.moveClock('2020-05-27T09:00:00+08:00');
  await page.goto('/#/');
  const apart = page.locator(`[data-round="${roundId}"]`).getByRole('listitem');
  await expect(apart).toContainText(CHENGDU);
  await expect(apart).toContainText('延期待定');
  await expect(apart).toContainText('理论知识考试：另行通知');

  await toSites(page, { round: roundId });
  const chengdu = page.getByRole('radio', { name: CHENGDU });
  await expect(chengdu).toBeDisabled();
  await expect(chengdu).toHaveAccessibleName(/另行通知/);
  await expect(page.getByRole('radio', { name: MIANYANG })).toBeEnabled();
  await expectGoodForAll(page);
});

// The last one, since it goes months ahead.
test('a round that is over takes registrations at the site that has longer', async ({ page, system }) => {
  await system.moveClock('2020-09-19T09:00:00+08:00');
  await page.goto('/#/');
  const card = page.getByRole('region', { name: '正在报名' }).locator('[data-round="2020h2-daily-9"]');
  await expect(card).toContainText('部分报名点报名中');
  await expect(card).toContainText('报名已于 2020年9月18日（周五） 24:00 北京时间 UTC+8 截止。');
  await expect(card).toContainText(`目前只能在以下报名点报名：${CHENGDU}。`);
  await expectGoodForAll(page);

  await card.getByRole('link', { name: /去报名/ }).click();
  await expectStep(page, '职业等级');
  await expect(page.getByText(`目前只能在以下报名点报名：${CHENGDU}。`)).toBeVisible();
  await expect(page.locator('.until')).toContainText('2020年9月25日（周五） 24:00');
  await expectGoodForAll(page);
  await toSites(page, { round: '2020h2-daily-9' });
  await expect(page.getByRole('radio', { name: MIANYANG })).toBeDisabled();
  await page.getByRole('radio', { name: CHENGDU }).check();
  await next(page);
  await fill(page, somebody());
  await next(page);
  await send(page);
  await expectDone(page);
});
