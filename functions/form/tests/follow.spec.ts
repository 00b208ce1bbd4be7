import { expect, expectAccessible, inEnglish, test } from './harness';

// A plan is published here that the landing page's tests do not expect.
test.use({ systemName: 'signing' });

const NAME = '企业人力资源管理师';
const PAGE = `/#/occupations/${encodeURIComponent(NAME)}/follow`;

test('who follows an occupation and stops is not told; who goes on following is told once', async ({
  page,
  system,
  watch,
}) => {
  watch.expects(/api\/(occupations|followers)/);
  // One who stops.
  await page.goto(PAGE);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(NAME);
  await expect(page.getByText('会通知您一次')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('电子邮件').check();
  const email = page.getByLabel('电子邮箱');
  await email.fill('nobody');
  await page.getByRole('button', { name: '关注' }).click();
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/电子邮箱格式不对/);
  await expectAccessible(page);
  await email.fill('stops@example.com');
  await page.getByRole('button', { name: '关注' }).click();
  await expect(page.getByRole('heading', { name: '已关注' })).toBeFocused();
  await expect(page.getByRole('main')).not.toContainText('stops@example.com');
  await expectAccessible(page);
  await page.getByRole('link', { name: '取消关注' }).click();
  await expectAccessible(page);
  const address = page.url();
  await page.getByRole('button', { name: '确定取消关注' }).click();
  await expect(page.getByText('已取消关注。')).toBeVisible();

  // One who goes on, and presses twice.
  for (let i = 0; i < 2; i++) {
    await page.goto('/#/nowhere');
    await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible();
    await page.goto(PAGE);
    await page.getByLabel('手机号码').fill('13800138642');
    await page.getByRole('button', { name: '关注' }).click();
    await expect(page.getByText(/将通知 .*8642 一次/)).toBeVisible();
  }
  await system.done('publishPlan', {
    by: 'zhang.wei@scosta.example',
    plan: {
      id: 'hr-2020',
      kind: 'UNIFIED',
      title: '企业人力资源管理师鉴定时间安排',
      source: '测试',
      zone: 'Asia/Shanghai',
      cutoff: '24:00',
      rounds: [
        {
          no: 1,
          occupations: [NAME],
          deadline: '2020-10-30',
          theory: '2020-11-28',
          practical: { from: '2020-11-28', to: '2020-12-11' },
        },
      ],
    },
  });
  await system.done('remind', {});
  await system.done('deliverNotices', {});
  const told = async () => (await system.outbox()).filter(({ text }) => text.includes(`“${NAME}”已公布考试安排`));
  await expect.poll(async () => (await told()).length).toBe(1);
  await system.done('remind', {});
  await system.done('deliverNotices', {});
  expect((await told()).map(({ to }) => to.slice(-4))).toEqual(['8642']);

  // Now there is something to register for, and nothing to follow or to stop.
  await page.goto('/#/nowhere');
  await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible();
  await page.goto(PAGE);
  await page.getByLabel('手机号码').fill('13800138643');
  await page.getByRole('button', { name: '关注' }).click();
  await expect(page.getByRole('alert')).toContainText('考试安排已公布');
  await expectAccessible(page);
  await page.getByRole('link', { name: '查看批次并报名' }).click();
  await expect(page).toHaveURL(/#\/$/);
  await page.goto(address);
  await page.getByRole('button', { name: '确定取消关注' }).click();
  await expect(page.getByRole('alert')).toContainText('没有这项关注');
});

test('following is there in English', async ({ page }) => {
  await inEnglish(page);
  await page.goto(`/#/occupations/${encodeURIComponent('劳动关系协调员')}/follow`);
  await page.getByLabel('Mobile phone').fill('13800138644');
  await page.getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(page.getByText(/is told once/)).toBeVisible();
  await expectAccessible(page);
});
