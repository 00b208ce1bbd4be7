import { describe, expect, it } from 'vitest';
import { fitting } from './quality';

/** A picture whose size grows with the quality as a JPEG's does. */
function picture(bytes: number) {
  const asked: number[] = [];
  const encode = async (quality: number) => {
    asked.push(quality);
    return new Blob([new Uint8Array(Math.round(bytes * (0.1 + quality ** 3)))]);
  };
  return { asked, encode };
}

describe('the quality of a photo', () => {
  it('is the usual one where that fits', async () => {
    const { asked, encode } = picture(20_000);
    expect((await fitting(encode, 2_048, 2_097_152))?.size).toBeGreaterThan(2_048);
    expect(asked).toEqual([0.92]);
  });

  it('is raised for a picture so plain that it would be too small', async () => {
    const { encode } = picture(2_000);
    expect((await fitting(encode, 2_048, 2_097_152))?.size).toBe(2_200);
  });

  it('is lowered as little as needed for one that would be too large', async () => {
    const { encode } = picture(4_000_000);
    const size = (await fitting(encode, 2_048, 2_097_152))!.size;
    expect(size).toBeLessThanOrEqual(2_097_152);
    expect(size).toBeGreaterThan(1_900_000);
  });

  it('is none where no quality fits', async () => {
    expect(await fitting(picture(500).encode, 2_048, 2_097_152)).toBeUndefined();
    expect(await fitting(picture(100_000_000).encode, 2_048, 2_097_152)).toBeUndefined();
  });
});
