import { describe, expect, it } from 'vitest';
import { sizeBeside, sizeName, typeName, typeOf } from './filetype';

const file = (...bytes: number[]) => new Blob([new Uint8Array(bytes)]);

describe('the type of a file', () => {
  it('is told by its bytes', async () => {
    expect(await typeOf(file(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg');
    expect(await typeOf(file(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('image/png');
    expect(await typeOf(new Blob(['%PDF-1.4']))).toBe('application/pdf');
  });

  it('is not told by its name', async () => {
    expect(await typeOf(new File(['MZ'], 'photo.jpg', { type: 'image/jpeg' }))).toBeUndefined();
    expect(await typeOf(file())).toBeUndefined();
  });

  it('has a name that people know', () => {
    expect(typeName('image/jpeg')).toBe('JPG');
    expect(sizeName(10_485_760)).toBe('10 MB');
    expect(sizeName(2_048)).toBe('2 KB');
    expect(sizeName(1_600_000)).toBe('1.5 MB');
    expect(sizeName(12)).toBe('12 B');
  });

  it('is never shown as the bound that it is beyond', () => {
    expect(sizeBeside(10_485_761, 1, 10_485_760)).toBe('10485761 B');
    expect(sizeBeside(2_047, 2_048, 2_097_152)).toBe('2047 B');
    expect(sizeBeside(12_582_912, 1, 10_485_760)).toBe('12 MB');
  });
});
