import { expect, type Locator, type Page } from '@playwright/test';
import { pdf, picture } from './files';
import { somebody, type Person } from './people';
import type { System } from './system';

/** Somebody who has registered. */
export interface RegisteredPerson extends Person {
  registrationNo: string;
  accessCode: string;
}

export const PAPERS = ['APPLICATION_FORM', 'ID_COPY', 'WORK_PROOF'] as const;

/** Registers somebody by the API for 育婴员 level 5: application form, photo, copy of the document, proof of work. */
export async function registered(
  system: System,
  { roundId = '2020h2-unified-1', siteId = 'chengdu-01', person = somebody() } = {},
): Promise<RegisteredPerson> {
  const response = await fetch(`${system.url}/api/registrations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      roundId,
      siteId,
      occupation: '育婴员',
      level: 5,
      condition: '1',
      candidate: { name: person.name, documentType: 'RESIDENT_ID', documentNo: person.documentNo, phone: person.phone },
    }),
  });
  const answer = (await response.json()) as { registrationNo: string; accessCode: string };
  expect(response.status, JSON.stringify(answer)).toBe(201);
  return { ...person, ...answer };
}

/** Opens the status page with number and access code, as on a device that does not know the registration yet. */
export async function openStatus(page: Page, { registrationNo, accessCode }: RegisteredPerson): Promise<void> {
  await page.goto(`/#/registrations/${registrationNo}`);
  await page.getByLabel(/^(查询码|Access code)$/).fill(accessCode);
  await page.getByRole('button', { name: /^(查看|Open)$/ }).click();
  await expect(state(page)).toBeVisible();
}

export function state(page: Page): Locator {
  return page.getByTestId('state').getByRole('heading', { level: 2 });
}

export function item(page: Page, kind: string): Locator {
  return page.locator(`[data-kind=${kind}]`);
}

/** Where a file of a kind is chosen. */
export function chooser(page: Page, kind: string): Locator {
  return item(page, kind).locator('input[type=file]:not([capture])');
}

export async function handIn(page: Page, kind: string, file: { name: string; mimeType: string; buffer: Buffer }) {
  await chooser(page, kind).setInputFiles(file, { timeout: 30_000 });
}

export async function expectReceived(page: Page, kind: string): Promise<void> {
  await expect(item(page, kind).getByText(/已收到|✓ Received/)).toBeVisible({ timeout: 20_000 });
}

/** Hands in all that is asked for. */
export async function handInAll(page: Page): Promise<void> {
  await handIn(page, 'APPLICATION_FORM', pdf('申请表.pdf'));
  await handIn(page, 'ID_COPY', await picture(page, 'id.jpg'));
  await handIn(page, 'WORK_PROOF', await picture(page, 'proof.png', { type: 'image/png' }));
  for (const kind of PAPERS) {
    await expectReceived(page, kind);
  }
  await handIn(page, 'ID_PHOTO', await picture(page, 'me.jpg'));
  await page.getByRole('button', { name: /查看效果|Show the result/ }).click();
  await page.getByRole('button', { name: /上传这张照片|Upload this photo/ }).click();
  await expectReceived(page, 'ID_PHOTO');
}

/** What lies in the bucket for a registration and a kind, once it was taken over. */
export async function stored(system: System, registrationNo: string, kind: string): Promise<Buffer> {
  const bucket = `${system.s3}/kaowu-materials`;
  const list = await (await fetch(`${bucket}?list-type=2&prefix=materials/${registrationNo}/${kind}/`)).text();
  const keys = [...list.matchAll(/<Key>([^<]+)<\/Key>/g)].map((match) => match[1]!);
  expect(keys.length, list).toBeGreaterThan(0);
  return Buffer.from(await (await fetch(`${bucket}/${keys.at(-1)}`)).arrayBuffer());
}
