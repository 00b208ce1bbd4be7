/** A picture as its bytes at a quality from 0 to 1. */
export type Encode = (quality: number) => Promise<Blob>;

const USUAL = 0.92;
const TRIES = 7;

/**
 * The picture at the usual quality, or else at the best one whose size is within the bounds.
 *
 * @returns nothing where no quality gives such a size
 */
export async function fitting(encode: Encode, minimum: number, maximum: number): Promise<Blob | undefined> {
  const usual = await encode(USUAL);
  if (usual.size >= minimum && usual.size <= maximum) {
    return usual;
  }
  if (usual.size < minimum) {
    const best = await encode(1);
    return best.size >= minimum && best.size <= maximum ? best : undefined;
  }
  let [low, high] = [0, USUAL];
  let found: Blob | undefined;
  for (let i = 0; i < TRIES; i++) {
    const quality = (low + high) / 2;
    const tried = await encode(quality);
    if (tried.size > maximum) {
      high = quality;
    } else {
      low = quality;
      if (tried.size >= minimum) {
        found = tried;
      }
    }
  }
  return found;
}
