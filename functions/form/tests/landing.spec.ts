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

// A system of its own, since its rounds are closed under one's eyes.
test.use({ systemName: 'landing' });

test.describe('the landing page', () => {
  test('shows the open rounds by deadline, each with its countdown, zone and rule', async ({ page }) => {
    await page.goto('/');
    const open = page.getByRole('region', { name: '正在报名' }).getByRole('article');
    await expect(open.first()).toBeVisible();
    const deadlines = await open.locator('dd b').allInnerTexts();
    expect(deadlines.length).toBe(16);
    expect(deadlines[0]).toBe('2020年5月29日（周五） 24:00 北京时间 UTC+8');
    const first = page.locator('[data-round="2020h2-unified-1"]');
    await expect(first).toContainText('全省统考第 1 批');
    await expect(first).toContainText('报名中');
    await expect(first).toContainText('逾期未报视为弃权');
    await expect(first.getByRole('timer')).toHaveText(/^11 天 1[45]:\d\d:\d\d$/);
    await expect(page.locator('[data-round="2020h2-daily-1"]')).toContainText('以各报名点开设的职业为准');
  });

  test('says what a missed deadline means, and that one person may be granted a later one', async ({ page }) => {
    const notice = page.locator('.notice');
    await page.goto('/');
    await expect(notice).toContainText('逾期未报视为弃权');
    await expect(notice).toContainText('经批准得到个人延期的，以其个人截止时间为准');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(notice).toContainText('Not in by the deadline counts as forfeited (逾期未报视为弃权)');
    await expect(notice).toContainText('granted a later deadline of her own');
  });

  test('filters by occupation, kind and region, and keeps the filter in the address', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('考试类别').selectOption('UNIFIED');
    await expect(page.getByRole('article')).toHaveCount(3);
    await expect(page.getByText('共 3 个批次')).toBeVisible();
    await page.getByLabel('地区').selectOption('成都市');
    await page.getByLabel('职业（工种）').selectOption('智能楼宇管理员');
    await expect(page.getByText('没有符合筛选条件的批次。')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('地区')).toHaveValue('成都市');
    await page.getByLabel('地区').selectOption('绵阳市');
    await expect(page.getByRole('article').first()).toBeVisible();
    await expect(page.getByRole('article').first()).toContainText('智能楼宇管理员');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect(page.getByRole('article')).toHaveCount(16);
  });

  test('offers the dates of an occupation for the calendar', async ({ page, request }) => {
    await page.goto('/?#/?occupation=%E4%BF%9D%E5%AE%89%E5%91%98');
    const link = page.getByRole('link', { name: '把“保安员”的报名和考试日期加入日历' });
    const href = await link.getAttribute('href');
    const answer = await request.get(href ?? '');
    expect(answer.headers()['content-type']).toContain('text/calendar');
    expect(await answer.text()).toContain('BEGIN:VEVENT');
  });

  test('names the occupations that are announced later, each to be followed', async ({ page }) => {
    await page.goto('/');
    const later = page.getByRole('region', { name: '时间另行通知的职业' });
    await expect(later.getByRole('listitem').first()).toBeVisible();
    await later.getByRole('link', { name: '关注劳动关系协调员' }).click();
    await expect(page).toHaveURL(/#\/occupations\/.+\/follow$/);
  });

  test('says that the server cannot be reached and tries again when asked to', async ({ page, watch }) => {
    watch.expects(/\/api\//);
    await page.route('**/api/rounds', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('暂时连不上服务器');
    await page.unroute('**/api/rounds');
    await page.getByRole('button', { name: '重试' }).click();
    await expect(page.getByRole('article').first()).toBeVisible();
  });

  for (const language of ['zh-CN', 'en'] as const) {
    test(`breaks no rule of accessibility (${language})`, async ({ page }) => {
      if (language === 'en') {
        await inEnglish(page);
      }
      await page.goto('/');
      await expect(page.getByRole('article').first()).toBeVisible();
      await expectAccessible(page);
    });

    test(`breaks no day and no zone over two lines (${language})`, async ({ page }) => {
      if (language === 'en') {
        await inEnglish(page);
      }
      await page.goto('/');
      await expect(page.getByRole('article').first()).toBeVisible();
      for (const width of [320, 360, 390, 430, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await expectUnitsUnbroken(page);
      }
    });

    test(`needs no sideways scrolling at 320 px and with text twice as large (${language})`, async ({ page }) => {
      if (language === 'en') {
        await inEnglish(page);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto('/');
      await expect(page.getByRole('article').first()).toBeVisible();
      await expectNoSidewaysScrolling(page);
      await enlargeText(page);
      await expectNoSidewaysScrolling(page);
    });
  }

  test('closes a round under ones eyes when its countdown comes to zero', async ({ page, system }) => {
    await page.goto('/');
    const card = page.locator('[data-round="2020h2-unified-1"]');
    await expect(card.getByRole('timer')).toBeVisible();
    await system.moveClock('2020-05-29T23:59:50+08:00');
    await comeBack(page);
    await expect(card.getByRole('timer')).toHaveText(/^00:00:0\d$/);
    const asked = page.waitForResponse((response) => response.url().endsWith('/api/rounds'), {
      timeout: 20_000,
    });
    await expect(card).toHaveClass(/closed/, { timeout: 15_000 });
    await asked;
    const over = page.getByRole('group').filter({ hasText: '已截止的批次（2）' });
    await over.getByText('已截止的批次').click();
    await expect(card).toContainText('报名已于 2020年5月29日（周五） 24:00 北京时间 UTC+8 截止。');
    await expect(page.getByRole('region', { name: '正在报名' }).getByRole('article')).toHaveCount(14);
    await expectAccessible(page);
  });
});
