import { expect, expectAccessible, type Page, test } from './harness';
import { somebody } from './people';
import { expectDone, expectStep, fill, next, send, toConfirm, toPerson } from './steps';

/** The phone number in the draft that the device keeps; what is typed reaches it a breath later. */
function keptPhone(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () =>
      new Promise<string | undefined>((resolve, reject) => {
        const opening = indexedDB.open('kaowu');
        opening.onerror = () => reject(opening.error ?? new Error('no database'));
        opening.onsuccess = () => {
          const asking = opening.result.transaction('drafts').objectStore('drafts').getAll();
          asking.onsuccess = () => {
            opening.result.close();
            const drafts = asking.result as { request: { candidate: { phone?: string } } }[];
            resolve(drafts[0]?.request.candidate.phone);
          };
        };
      }),
  );
}

const REGISTRATIONS = /\/api\/registrations$/;

test('goes on by itself when the network is back, and registers once', async ({ page, context, watch }) => {
  watch.expects(/\/api\//);
  await toConfirm(page, somebody());
  await context.setOffline(true);
  await send(page);
  await expect(page.getByText('网络不通，您的报名还没有得到答复。')).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await expectDone(page);
});

test('gets the registration that was made although its answer was lost', async ({ page, system, watch }) => {
  watch.expects(REGISTRATIONS);
  let made = '';
  const keys: string[] = [];
  await page.route('**/api/registrations', async (route) => {
    keys.push((await route.request().allHeaders())['idempotency-key'] ?? '');
    if (made) {
      return route.continue();
    }
    // It reaches the server, and what the server says does not come back.
    made = ((await (await route.fetch()).json()) as { registrationNo: string }).registrationNo;
    return route.abort('connectionreset');
  });
  await toConfirm(page, somebody());
  await send(page);
  await expect(page.getByText('还没有得到答复')).toBeVisible();
  await page.getByRole('button', { name: '立即再试' }).click();
  const { no, code } = await expectDone(page);
  expect(no).toBe(made);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
  await system.done('lookUp', { registrationNo: no, accessCode: code });
});

test('asks again after the page was loaded anew, and shows what was made', async ({ page, watch }) => {
  watch.expects(REGISTRATIONS);
  let made = '';
  await page.route('**/api/registrations', async (route) => {
    if (!made) {
      made = ((await (await route.fetch()).json()) as { registrationNo: string }).registrationNo;
    }
    return route.abort('connectionreset');
  });
  await toConfirm(page, somebody());
  await send(page);
  await expect(page.getByText('还没有得到答复')).toBeVisible();
  await page.unroute('**/api/registrations');
  await page.reload();
  expect((await expectDone(page)).no).toBe(made);
});

test('tries again when the server fails, and stops when told to', async ({ page, watch }) => {
  watch.expects(REGISTRATIONS);
  await page.route('**/api/registrations', (route) => route.fulfill({ status: 503, body: '' }));
  const person = somebody();
  await toConfirm(page, person);
  await send(page);
  await expect(page.getByText('服务器暂时没有处理成功。')).toBeVisible();
  await page.getByRole('button', { name: '停止' }).click();
  await expect(page.getByText('已停止。')).toBeVisible();
  await page.reload();
  await expectStep(page, '核对提交');
  await page.unroute('**/api/registrations');
  await send(page);
  await expectDone(page);
});

test('says so where what was sent before was taken and then changed', async ({ page, watch }) => {
  watch.expects(REGISTRATIONS);
  await page.route('**/api/registrations', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await toConfirm(page, somebody());
  await send(page);
  await expect(page.getByText('还没有得到答复')).toBeVisible();
  await page.getByRole('button', { name: '停止' }).click();
  await page.unroute('**/api/registrations');
  await page.getByRole('button', { name: '修改个人信息' }).click();
  await page.getByLabel('姓名').fill('考生乙');
  await next(page);
  await send(page);
  await expect(page.getByText('之前提交的报名已经被受理，这次修改没有生效。')).toBeVisible();
  await expect(page.getByRole('link', { name: '用手机号登录查看已有的报名' })).toBeVisible();
});

test('keeps a draft through a reload, offers it on the landing page, and starts over when told to', async ({
  page,
}) => {
  const person = somebody();
  await toPerson(page);
  await fill(page, person);
  await expect.poll(() => keptPhone(page)).toBe(person.phone);
  await page.reload();
  await expectStep(page, '个人信息');
  await expect(page.getByText('已恢复您上次填写的内容。')).toBeVisible();
  await expect(page.getByLabel('证件号码')).toHaveValue(person.documentNo);

  await page.goto('/');
  await page.getByRole('link', { name: '继续填写 全省统考第 1 批' }).click();
  await expectStep(page, '个人信息');
  await expect(page.getByLabel('手机号码')).toHaveValue(person.phone);
  await expectAccessible(page);

  await page.getByRole('button', { name: '重新填写' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: '清空并重新填写' }).click();
  await expectStep(page, '职业等级');
  await expect(page.getByRole('radio', { name: '育婴员' })).not.toBeChecked();
  await page.goto('/');
  await expect(page.getByRole('link', { name: '去报名 全省统考第 1 批' })).toBeVisible();
});

test('is filled in while the network is away', async ({ page, context, watch }) => {
  watch.expects(/\/api\//);
  await toPerson(page);
  await context.setOffline(true);
  await fill(page, somebody());
  await next(page);
  await expectStep(page, '核对提交');
  await context.setOffline(false);
  await send(page);
  await expectDone(page);
});
