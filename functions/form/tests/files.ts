import type { Page } from '@playwright/test';

/** What a test hands in: real files, made on the spot. */
export interface HandedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A portrait, or a page of paper: whatever is drawn on a canvas of that size. */
export async function picture(
  page: Page,
  name: string,
  { type = 'image/jpeg', width = 900, height = 1200, ground = '#ffffff', noise = 0 } = {},
): Promise<HandedFile> {
  const base64 = await page.evaluate(
    async ({ type, width, height, ground, noise }) => {
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const pen = canvas.getContext('2d')!;
      pen.fillStyle = ground;
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = '#c58f6d';
      pen.beginPath();
      pen.ellipse(width / 2, height * 0.42, width * 0.2, height * 0.22, 0, 0, 7);
      pen.fill();
      pen.fillStyle = '#26344a';
      pen.fillRect(width * 0.2, height * 0.72, width * 0.6, height * 0.28);
      // What cannot be compressed makes a file large.
      if (noise) {
        const pixels = pen.getImageData(0, 0, width, height);
        for (let i = 0; i < pixels.data.length; i++) {
          pixels.data[i] = i % 4 === 3 ? 255 : Math.random() * 255;
        }
        pen.putImageData(pixels, 0, 0);
      }
      const blob = await new Promise<Blob>((done) => canvas.toBlob((made) => done(made!), type, 0.92));
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = '';
      for (let i = 0; i < bytes.length; i += 8192) {
        text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      }
      return btoa(text);
    },
    { type, width, height, ground, noise },
  );
  return { name, mimeType: type, buffer: Buffer.from(base64, 'base64') };
}

/** A document of one empty page; as large as asked for, by a comment. */
export function pdf(name: string, size = 0): HandedFile {
  const text =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n';
  const end = 'trailer<</Root 1 0 R>>\n%%EOF\n';
  const filling = size > text.length + end.length + 2 ? `%${'x'.repeat(size - text.length - end.length - 2)}\n` : '';
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text + filling + end, 'latin1') };
}

/** A JPEG as a camera writes it that was held on its side: to be turned clockwise by a quarter before it is shown. */
export function heldSideways(jpeg: HandedFile): HandedFile {
  const tiff = Buffer.from('4d4d002a00000008' + '0001' + '0112000300000001' + '00060000' + '00000000', 'hex');
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return { ...jpeg, buffer: Buffer.concat([jpeg.buffer.subarray(0, 2), head, exif, jpeg.buffer.subarray(2)]) };
}

/** Width and height as a JPEG's frame header has them; fails where it is no JPEG. */
export function sizeOfJpeg(bytes: Buffer): { width: number; height: number } {
  if (bytes.readUInt16BE(0) !== 0xffd8) {
    throw new Error('not a JPEG');
  }
  for (let at = 2; at < bytes.length;) {
    const marker = bytes.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc3) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Error('a JPEG without a frame');
}
