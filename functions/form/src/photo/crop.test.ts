import { describe, expect, it } from 'vitest';
import { begin, CLOSEST, filling, fromSlider, moved, rectangle, toSlider, working, zoomed } from './crop';

const FRAME = { width: 295, height: 413 };
const WIDE = { width: 4000, height: 3000 };
const TALL = { width: 1080, height: 2400 };

describe('crop', () => {
  it('begins with as much of the picture as fills the frame', () => {
    const wide = rectangle(begin(WIDE, FRAME), FRAME);
    expect(wide.height).toBeCloseTo(3000);
    expect(wide.y).toBeCloseTo(0);
    expect(wide.x + wide.width / 2).toBeCloseTo(2000);
    const tall = rectangle(begin(TALL, FRAME), FRAME);
    expect(tall.width).toBeCloseTo(1080);
    expect(tall.y).toBeCloseTo(0);
  });

  it('always keeps the frame’s ratio', () => {
    for (const picture of [WIDE, TALL, { width: 295, height: 413 }, { width: 10, height: 10 }]) {
      const part = rectangle(zoomed(begin(picture, FRAME), 3.3, picture, FRAME), FRAME);
      expect(part.width / part.height).toBeCloseTo(295 / 413, 6);
    }
  });

  it('never leaves the picture, however far it is pushed', () => {
    for (const [right, down] of [
      [1e6, 1e6],
      [-1e6, -1e6],
      [-1e6, 1e6],
    ] as const) {
      const part = rectangle(moved(begin(TALL, FRAME), right, down, TALL, FRAME), FRAME);
      expect(part.x).toBeGreaterThanOrEqual(-1e-6);
      expect(part.y).toBeGreaterThanOrEqual(-1e-6);
      expect(part.x + part.width).toBeLessThanOrEqual(TALL.width + 1e-6);
      expect(part.y + part.height).toBeLessThanOrEqual(TALL.height + 1e-6);
    }
  });

  it('moves the picture with the finger', () => {
    const before = zoomed(begin(WIDE, FRAME), 1, WIDE, FRAME);
    const after = moved(before, 30, -20, WIDE, FRAME);
    expect(after.x).toBeCloseTo(before.x - 30);
    expect(after.y).toBeCloseTo(before.y + 20);
  });

  it('zooms about the fingers', () => {
    const before = zoomed(begin(WIDE, FRAME), 1, WIDE, FRAME);
    const at = { x: 50, y: -40 };
    const under = (view: typeof before) => [view.x + at.x / view.scale, view.y + at.y / view.scale];
    const after = zoomed(before, 1.7, WIDE, FRAME, at);
    expect(under(after)[0]).toBeCloseTo(under(before)[0]!);
    expect(under(after)[1]).toBeCloseTo(under(before)[1]!);
  });

  it('zooms no further out than the frame is filled, and no closer than is sensible', () => {
    const least = filling(WIDE, FRAME);
    expect(zoomed(begin(WIDE, FRAME), 0, WIDE, FRAME).scale).toBeCloseTo(least);
    expect(zoomed(begin(WIDE, FRAME), 1e9, WIDE, FRAME).scale).toBeCloseTo(least * CLOSEST);
  });

  it('shows the zoom on a slider and takes it from there', () => {
    expect(toSlider(begin(WIDE, FRAME), WIDE, FRAME)).toBeCloseTo(0);
    const view = zoomed(begin(WIDE, FRAME), fromSlider(40, WIDE, FRAME), WIDE, FRAME);
    expect(toSlider(view, WIDE, FRAME)).toBeCloseTo(40);
  });

  it('takes huge pictures down and leaves small ones alone', () => {
    expect(working({ width: 8000, height: 6000 }, 2400)).toEqual({ width: 2400, height: 1800 });
    expect(working({ width: 300, height: 400 }, 2400)).toEqual({ width: 300, height: 400 });
  });
});
