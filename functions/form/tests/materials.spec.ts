import { expect, expectAccessible, test } from './harness';
import { heldSideways, pdf, picture, sizeOfJpeg } from './files';
import { Network } from './network';
import {
  chooser,
  expectReceived,
  handIn,
  handInAll,
  item,
  openStatus,
  PAPERS,
  registered,
  state,
  stored,
} from './registered';

const S3 = /\/kaowu-materials\//;

test('everything is handed in from the browser to the bucket, and the registration is complete', async ({
  page,
  system,
}) => {
  const person = await registered(system);
  await openStatus(page, person);
  await expect(state(page)).toHaveText('资料未交齐');
  await expect(page.getByText('还缺 4 项资料')).toBeVisible();
  await expectAccessible(page);
  await handInAll(page);
  await expect(state(page)).toHaveText('资料已交齐');
  await expectAccessible(page);

  expect((await stored(system, person.registrationNo, 'APPLICATION_FORM')).subarray(0, 5).toString()).toBe('%PDF-');
  const photo = await stored(system, person.registrationNo, 'ID_PHOTO');
  expect(sizeOfJpeg(photo)).toEqual({ width: 295, height: 413 });
  expect(photo.length).toBeGreaterThanOrEqual(2048);
});

test('the photo is turned upright, moved, zoomed and turned without dragging, and its ground is looked at', async ({
  page,
  system,
}) => {
  const person = await registered(system);
  await openStatus(page, person);
  const upright = await picture(page, 'blue.jpg', { ground: '#3f8edb', width: 800, height: 600 });
  await handIn(page, 'ID_PHOTO', heldSideways(upright));
  const frame = page.getByTestId('crop');
  await expect(frame).toBeVisible();
  await expectAccessible(page);
  // Held on its side, the shoulders at the picture's foot are at the left: the camera's note was heeded.
  const pixel = (x: number, y: number) =>
    frame.evaluate(
      (canvas, at) => [...(canvas as HTMLCanvasElement).getContext('2d')!.getImageData(at.x, at.y, 1, 1).data],
      { x, y },
    );
  expect((await pixel(4, 200))[2]).toBeLessThan(100);
  expect((await pixel(290, 200))[2]).toBeGreaterThan(180);

  const shown = () => frame.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const change = async (act: () => Promise<unknown>) => {
    const before = await shown();
    await act();
    await expect.poll(shown).not.toBe(before);
  };
  await change(() => page.getByRole('slider', { name: '缩放' }).fill('30'));
  await change(() => page.getByRole('button', { name: '左移' }).click());
  await change(() => page.getByRole('button', { name: '下移' }).click());
  await frame.focus();
  await change(() => page.keyboard.press('ArrowRight'));
  await change(() => page.keyboard.press('+'));
  await change(async () => {
    const box = (await frame.boundingBox())!;
    await page.mouse.move(box.x + 60, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 75);
    await page.mouse.up();
  });
  await change(() => page.getByRole('button', { name: '旋转 90°' }).click());

  await page.getByRole('button', { name: '查看效果' }).click();
  await expect(page.getByText('背景看起来不是白色')).toBeVisible();
  await expect(page.getByRole('dialog').getByText(/295×413 像素/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '重新裁剪' }).click();
  await page.getByRole('button', { name: '查看效果' }).click();
  await page.getByRole('button', { name: '上传这张照片' }).click();
  await expectReceived(page, 'ID_PHOTO');
  expect(sizeOfJpeg(await stored(system, person.registrationNo, 'ID_PHOTO'))).toEqual({ width: 295, height: 413 });
});

test('two fingers zoom the photo', async ({ page, system }) => {
  await openStatus(page, await registered(system));
  await handIn(page, 'ID_PHOTO', await picture(page, 'me.jpg'));
  const frame = page.getByTestId('crop');
  await expect(frame).toBeVisible();
  await frame.scrollIntoViewIfNeeded();
  const box = (await frame.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : [
              { x: x - apart, y, id: 0 },
              { x: x + apart, y, id: 1 },
            ],
    });
  await expect(page.getByRole('slider', { name: '缩放' })).toHaveValue('0');
  await touch('touchStart', 15);
  await touch('touchMove', 30);
  await touch('touchMove', 45);
  await touch('touchEnd', 0);
  expect(Number(await page.getByRole('slider', { name: '缩放' }).inputValue())).toBeGreaterThan(30);
});

test('a file that is no paper by its bytes is refused before it is sent, and named', async ({ page, system }) => {
  await openStatus(page, await registered(system));
  await handIn(page, 'APPLICATION_FORM', {
    name: '申请表.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ this is a program'),
  });
  await expect(item(page, 'APPLICATION_FORM').getByRole('alert')).toContainText('文件类型不符，可接受：');
  await expectAccessible(page);
  // A good one takes the complaint away.
  await handIn(page, 'APPLICATION_FORM', pdf('申请表.pdf'));
  await expectReceived(page, 'APPLICATION_FORM');
  await expect(item(page, 'APPLICATION_FORM').getByRole('alert')).toHaveCount(0);
});

test('a document that is too large is refused before it is sent, and named', async ({ page, system }) => {
  await openStatus(page, await registered(system));
  await handIn(page, 'APPLICATION_FORM', pdf('申请表.pdf', 10_485_761));
  await expect(item(page, 'APPLICATION_FORM').getByRole('alert')).toContainText('文件大小应在 1 B 到 10 MB 之间。');
  await expect(item(page, 'APPLICATION_FORM').getByRole('alert')).toContainText('这个文件 10485761 B。');
});

test('a picture that is too large can be made smaller on the device', async ({ page, system }) => {
  const person = await registered(system);
  await openStatus(page, person);
  const large = await picture(page, 'scan.png', { type: 'image/png', width: 1700, height: 2200, noise: 1 });
  expect(large.buffer.length).toBeGreaterThan(10_485_760);
  await handIn(page, 'WORK_PROOF', large);
  await expect(page.getByRole('dialog', { name: '图片需要转换' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '缩小并上传' }).click();
  await expectReceived(page, 'WORK_PROOF');
  expect(sizeOfJpeg(await stored(system, person.registrationNo, 'WORK_PROOF'))).toEqual({ width: 1700, height: 2200 });
});

test('a file that was swapped after its address was signed is refused by the server, and named', async ({
  page,
  system,
  watch,
}) => {
  watch.expects(/confirmation$/);
  await openStatus(page, await registered(system));
  const file = pdf('申请表.pdf', 4_000);
  await page.route(S3, (route) =>
    route.request().method() === 'PUT'
      ? route.continue({ postData: Buffer.alloc(file.buffer.length, 'MZ swapped ') })
      : route.continue(),
  );
  await handIn(page, 'APPLICATION_FORM', file);
  await expect(item(page, 'APPLICATION_FORM').getByRole('alert')).toContainText('文件类型与申报不符');
  await expect(item(page, 'APPLICATION_FORM').getByText('未交')).toBeVisible();
});

test('an upload goes on by itself when the network was lost in the middle of it', async ({ page, system, watch }) => {
  watch.expects(/./);
  const person = await registered(system);
  await openStatus(page, person);
  const network = await Network.of(page);
  await network.slow(400_000);
  await handIn(page, 'APPLICATION_FORM', pdf('申请表.pdf', 3_000_000));
  await expect(item(page, 'APPLICATION_FORM').getByText('正在上传')).toBeVisible();
  await expectAccessible(page);
  await network.lose();
  await expect(item(page, 'APPLICATION_FORM').getByText('网络中断，恢复后自动继续')).toBeVisible();
  await expect(page.getByText('网络已断开')).toBeVisible();
  await expectAccessible(page);
  await network.restore();
  await expectReceived(page, 'APPLICATION_FORM');
  expect((await stored(system, person.registrationNo, 'APPLICATION_FORM')).length).toBe(3_000_000);
});

test('an upload goes on after the page was closed and opened again', async ({ page, system, watch }) => {
  watch.expects(/./);
  const person = await registered(system);
  await openStatus(page, person);
  const network = await Network.of(page);
  await network.slow(200_000);
  await handIn(page, 'APPLICATION_FORM', pdf('申请表.pdf', 3_000_000));
  await expect(item(page, 'APPLICATION_FORM').getByText('正在上传')).toBeVisible();
  await page.goto('about:blank');
  await network.restore();
  // On any page of the form; nothing has to be opened.
  await page.goto('/#/sign-in');
  await expect
    .poll(async () => {
      const answer = await fetch(`${system.url}/api/registrations/${person.registrationNo}`, {
        headers: { Authorization: `Bearer ${person.accessCode}` },
      });
      return ((await answer.json()) as { registration: { missing: string[] } }).registration.missing;
    })
    .not.toContain('APPLICATION_FORM');
});

test('an upload can be cancelled, and another begun', async ({ page, system, watch }) => {
  watch.expects(/./);
  await openStatus(page, await registered(system));
  const network = await Network.of(page);
  await network.slow(100_000);
  await handIn(page, 'APPLICATION_FORM', pdf('申请表.pdf', 3_000_000));
  await page.getByRole('button', { name: '取消上传' }).click();
  await expect(chooser(page, 'APPLICATION_FORM')).toBeAttached();
  await network.restore();
  await page.reload();
  await expect(state(page)).toHaveText('资料未交齐');
  await expect(item(page, 'APPLICATION_FORM').getByRole('progressbar')).toHaveCount(0);
  await handIn(page, 'APPLICATION_FORM', pdf('申请表.pdf'));
  await expectReceived(page, 'APPLICATION_FORM');
});

test('a material can be replaced until the deadline', async ({ page, system }) => {
  const person = await registered(system);
  await openStatus(page, person);
  await handIn(page, 'ID_COPY', await picture(page, 'id.jpg'));
  await expectReceived(page, 'ID_COPY');
  await system.moveClock(later(await system.clock(), 120_000));
  const before = await item(page, 'ID_COPY').getByText('收到时间').textContent();
  await handIn(page, 'ID_COPY', pdf('id.pdf'));
  await expect(item(page, 'ID_COPY').getByText('收到时间')).not.toHaveText(before!);
  expect((await stored(system, person.registrationNo, 'ID_COPY')).length).toBeGreaterThan(0);
});

test('uploading and cropping work in English, and at 320 pixels', async ({ page, system }) => {
  await page.addInitScript(() => localStorage.setItem('kaowu.lang', 'en'));
  await page.setViewportSize({ width: 320, height: 640 });
  await openStatus(page, await registered(system));
  await expect(state(page)).toHaveText('incomplete');
  await handInAll(page);
  await expect(state(page)).toHaveText('complete');
  for (const kind of PAPERS) {
    await expect(item(page, kind).getByText('Received at')).toBeVisible();
  }
  await expectAccessible(page);
});

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
