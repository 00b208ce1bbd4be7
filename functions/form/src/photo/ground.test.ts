import { describe, expect, it } from 'vitest';
import { looksWhite } from './ground';

const WIDTH = 59;
const HEIGHT = 83;

function portrait(ground: number[], shoulders = [40, 40, 60]) {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const face = Math.hypot(x - WIDTH / 2, y - HEIGHT / 2) < WIDTH / 3;
      data.set([...(face ? [205, 160, 130] : y > HEIGHT * 0.7 ? shoulders : ground), 255], (y * WIDTH + x) * 4);
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}

describe('the ground of a photo', () => {
  it('is white where the wall is white', () => {
    expect(looksWhite(portrait([255, 255, 255]))).toBe(true);
    expect(looksWhite(portrait([226, 224, 219]))).toBe(true);
  });

  it('is not white where it is blue, red, grey or yellow', () => {
    for (const ground of [
      [67, 142, 219],
      [200, 30, 30],
      [150, 150, 150],
      [255, 240, 190],
    ]) {
      expect(looksWhite(portrait(ground))).toBe(false);
    }
  });

  it('does not mind dark shoulders', () => {
    expect(looksWhite(portrait([250, 250, 250], [0, 0, 0]))).toBe(true);
  });
});
