import { expect, expectAccessible, test } from './harness';
import { checkOf } from '../src/rules/residentId';
import { somebody } from './people';
import { begin, expectDone, expectStep, fill, next, send, toConfirm, toPerson, toSites } from './steps';

const REGISTRATIONS = /\/api\/registrations$/;

test('registers somebody and hands out number and access code', async ({ page, system }) => {
  const person = somebody();
  await toConfirm(page, person);
  await expect(page.getByText('2020年5月29日（周五） 24:00 北京时间 UTC+8').first()).toBeVisible();
  await expect(page.getByText('工龄证明')).toBeVisible();
  await expect(page.getByText(person.documentNo)).toBeVisible();
  await send(page);
  const { no, code } = await expectDone(page);
  await expect(page.getByRole('link', { name: '去提交资料' })).toHaveAttribute('href', `#/registrations/${no}`);
  const { registration } = await system.done<{ registration: { occupation: string; state: string } }>('lookUp', {
    registrationNo: no,
    accessCode: code,
  });
  expect(registration).toMatchObject({ occupation: '育婴员', level: 5, condition: '1', siteId: 'chengdu-01' });
});

test('copies the access code', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await toConfirm(page, somebody());
  await send(page);
  const { code } = await expectDone(page);
  await page.getByRole('button', { name: '复制查询码' }).click();
  await expect(page.getByText('已复制')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
});

test('says on the done page, when it is loaded again, where the registration stands', async ({ page }) => {
  await toConfirm(page, somebody());
  await send(page);
  const { no } = await expectDone(page);
  await expect(page).toHaveURL(/step=done/);
  await page.reload();
  await expect(page).toHaveURL(new RegExp(`#/registrations/${no}$`));
});

test('leaves the step of the clauses out where there are none, and says why', async ({ page }) => {
  await toSites(page, { occupation: '智能楼宇管理员', level: '四级/中级工', condition: undefined });
  await page.goBack();
  await expect(page.getByText('没有查到可靠来源')).toBeVisible();
  await expect(page.getByText('第 1 步，共 4 步')).toBeVisible();
});

test('goes a step back with the back button', async ({ page }) => {
  await toPerson(page);
  await page.goBack();
  await expectStep(page, '报名点');
  await page.goBack();
  await expectStep(page, '申报条件');
  await page.goForward();
  await expectStep(page, '报名点');
  await expect(page.getByRole('radio', { name: '成都市第一职业技能鉴定所' })).toBeChecked();
});

test('lets nobody jump over a step that is not done', async ({ page }) => {
  await page.goto('/#/rounds/2020h2-unified-1/register?step=confirm');
  await expectStep(page, '职业等级');
});

test('helps to compare a clause and leaves the decision to the site', async ({ page }) => {
  await begin(page);
  await page.getByRole('radio', { name: '育婴员' }).check();
  await page.getByRole('radio', { name: '四级/中级工' }).check();
  await next(page);
  await page.getByRole('radio', { name: /取得五级证书后/ }).check();
  await expect(page.getByText('需要的证明：下一级职业资格（技能等级）证书、工龄证明')).toBeVisible();
  await page.getByLabel('从事本职业或相关职业工作满几年？').fill('３');
  await expect(page.getByText('不符合这一条')).toBeVisible();
  await page.getByLabel('从事本职业或相关职业工作满几年？').fill('4');
  await page.getByRole('radio', { name: '是' }).check();
  await expect(page.getByText('按您的回答，符合这一条。')).toBeVisible();
  await page.getByRole('radio', { name: '否' }).check();
  await next(page);
  await expectStep(page, '报名点');
});

test('checks an ID number while one types, in the words of the server', async ({ page }) => {
  await toPerson(page);
  const field = page.getByLabel('证件号码');
  await field.fill('11010519491231002');
  await expect(page.getByText('身份证号码应为 18 位。')).toBeHidden();
  await field.blur();
  await expect(page.getByText('身份证号码应为 18 位。')).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('110105194912310021');
  await expect(page.getByText('身份证号码校验位不符，请核对。')).toBeVisible();
  await field.fill('１１０１０５１９４９１２３１００２x');
  await expect(page.getByText('出生日期：1949年12月31日，性别：女')).toBeVisible();
  await field.blur();
  await expect(field).toHaveValue('11010519491231002X');
  await expect(field).not.toHaveAttribute('aria-invalid');
});

test('puts the focus on the first field that is wrong and names them all', async ({ page }) => {
  await toPerson(page);
  await page.getByLabel('姓名').fill('王芳');
  await page.getByLabel('手机号码').fill('12345');
  await next(page);
  await expect(page.getByRole('alert').filter({ hasText: '请改正以下内容' })).toContainText('身份证号码应为 18 位。');
  await expect(page.getByRole('alert').filter({ hasText: '请改正以下内容' })).toContainText(
    '请填写能接收短信的手机号码。',
  );
  await expect(page.getByLabel('证件号码')).toBeFocused();
  await expect(page.getByLabel('证件号码')).toHaveAccessibleDescription(/身份证号码应为 18 位。/);
  await expectAccessible(page);
});

test('refuses who is too young for the occupation', async ({ page }) => {
  await toPerson(page, { occupation: '保安员' });
  const digits = '51010420040101001';
  await page.getByLabel('证件号码').fill(digits + checkOf(digits));
  await page.getByLabel('证件号码').blur();
  await expect(page.getByText('该职业要求年满 18 周岁。')).toBeVisible();
});

test('takes a passport', async ({ page }) => {
  await toPerson(page);
  await page.getByLabel('证件类型').selectOption({ label: '护照' });
  const person = somebody();
  await fill(page, { ...person, documentNo: `e${person.phone.slice(-7)}` });
  await next(page);
  await send(page);
  await expectDone(page);
});

test('tells what the server alone knows to be wrong at its field', async ({ page, watch }) => {
  watch.expects(REGISTRATIONS);
  await toConfirm(page, { ...somebody(), phone: '+44 20 7946 0958' });
  await send(page);
  await expectStep(page, '个人信息');
  await expect(page.getByLabel('手机号码')).toBeFocused();
  await expect(page.getByLabel('手机号码')).toHaveAccessibleDescription(/请填写能接收短信的手机号码。/);
  await expectAccessible(page);
});

test('does not say whether somebody is registered, and points to signing in', async ({ page, watch }) => {
  watch.expects(REGISTRATIONS);
  const person = somebody();
  await toConfirm(page, person);
  await send(page);
  await expectDone(page);
  await toConfirm(page, person);
  await send(page);
  await expectStep(page, '个人信息');
  await expect(page.getByLabel('证件号码')).toBeFocused();
  await expect(page.getByRole('alert').filter({ hasText: '报名没有成功' })).not.toContainText('已报名批次');
  await page.getByRole('link', { name: '用手机号登录查看已有的报名' }).click();
  await expect(page).toHaveURL(/#\/sign-in/);
});

test('sends somebody whose site has filled up back to choose another', async ({ page, system, watch }) => {
  watch.expects(REGISTRATIONS);
  const round = { round: '2020h2-unified-2' };
  await system.done('openIntake', { by: 'test', roundId: '2020h2-unified-2', siteId: 'chengdu-01', capacity: 1 });
  await toConfirm(page, somebody(), round);
  const other = somebody();
  await system.done('register', {
    roundId: '2020h2-unified-2',
    siteId: 'chengdu-01',
    occupation: '育婴员',
    level: 5,
    condition: '1',
    candidate: { ...other, documentType: 'RESIDENT_ID' },
  });
  await send(page);
  await expectStep(page, '报名点');
  await expect(page.getByText('名额已满', { exact: true })).toBeVisible();
  await expect(page.getByRole('radio', { name: '成都市第一职业技能鉴定所' })).toBeDisabled();
  await page.getByRole('radio', { name: '省直批第一国家职业技能鉴定所' }).check();
  await next(page);
  await next(page);
  await send(page);
  await expectDone(page);
});

test('names a suspended site and a region without one', async ({ page }) => {
  await page.route('**/api/rounds/*/sites*', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { sites: { siteId: string; state: string }[] };
    body.sites.filter((site) => site.siteId === 'mianyang-01').forEach((site) => (site.state = 'SUSPENDED'));
    await route.fulfill({ response: answer, json: body });
  });
  await toSites(page);
  await expect(page.getByText('已暂停报名')).toBeVisible();
  await page.getByLabel('地区').selectOption('绵阳市');
  await expect(page.getByRole('radio')).toHaveCount(1);
  await expect(page.getByRole('radio')).toBeDisabled();
});
