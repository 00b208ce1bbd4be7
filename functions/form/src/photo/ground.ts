/** Pixels as a canvas hands them out: red, green, blue and alpha in turn. */
export interface Pixels {
  data: ArrayLike<number>;
  width: number;
  height: number;
}

/** Of the pixels of the border so many must be white. */
const SHARE = 0.85;
const BRIGHT = 205;
const COLOURLESS = 28;

/**
 * Whether the ground of a portrait looks white: the upper edge and the upper halves of the sides, where neither hair nor shoulders
 * usually are, are bright and without colour. A guess, by which nobody is turned away.
 */
export function looksWhite({ data, width, height }: Pixels): boolean {
  const edge = Math.max(1, Math.round(width * 0.06));
  let seen = 0;
  let white = 0;
  for (let y = 0; y < Math.round(height / 2); y++) {
    for (let x = 0; x < width; x++) {
      if (y >= edge && x >= edge && x < width - edge) {
        continue;
      }
      const at = (y * width + x) * 4;
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      const brightest = Math.max(red, green, blue);
      seen++;
      if (brightest >= BRIGHT && brightest - Math.min(red, green, blue) <= COLOURLESS) {
        white++;
      }
    }
  }
  return seen > 0 && white / seen >= SHARE;
}
