import { working, type Rectangle, type Size } from './crop';
import { fitting } from './quality';

/** A picture as a canvas, upright, and no larger than a phone can work on. */
export type Picture = HTMLCanvasElement;

const LONGEST = 2_400;
/** Writing on an A4 page can still be read with so many pixels on its longer side. */
const LONGEST_OF_PAPER = 3_200;

/**
 * Reads a picture. A camera says in the file how it was held (EXIF), and the browser turns the picture accordingly.
 *
 * @throws if the file is no picture that the browser knows
 */
export async function read(file: Blob, longest = LONGEST): Promise<Picture> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => byElement(file));
  const natural = bitmap instanceof HTMLImageElement ? naturalOf(bitmap) : bitmap;
  const canvas = canvasOf(working(natural, longest));
  pen(canvas).drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  if (!(bitmap instanceof HTMLImageElement)) {
    bitmap.close();
  }
  return canvas;
}

/** How browsers that cannot decode a file by itself read it; they, too, turn it upright. */
async function byElement(file: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  const url = URL.createObjectURL(file);
  try {
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function naturalOf(image: HTMLImageElement): Size {
  return { width: image.naturalWidth, height: image.naturalHeight };
}

/** The picture turned clockwise by a quarter. */
export function turned(picture: Picture): Picture {
  const canvas = canvasOf({ width: picture.height, height: picture.width });
  const context = pen(canvas);
  context.translate(canvas.width, 0);
  context.rotate(Math.PI / 2);
  context.drawImage(picture, 0, 0);
  return canvas;
}

/** A part of the picture at a size, on white where it is transparent. */
export function cut(picture: Picture, part: Rectangle, size: Size): Picture {
  const canvas = canvasOf(size);
  const context = pen(canvas);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size.width, size.height);
  context.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, size.width, size.height);
  return canvas;
}

/** The picture as a JPEG whose size in bytes is within the bounds; nothing where no quality gives such a one. */
export function jpeg(picture: Picture, minimum: number, maximum: number): Promise<Blob | undefined> {
  return fitting((quality) => encoded(picture, quality), minimum, maximum);
}

/** A paper as a JPEG that is small enough; nothing where it is no picture that the browser knows. */
export async function shrunk(file: Blob, minimum: number, maximum: number): Promise<Blob | undefined> {
  const picture = await read(file, LONGEST_OF_PAPER);
  return jpeg(cut(picture, { x: 0, y: 0, ...sizeOf(picture) }, sizeOf(picture)), minimum, maximum);
}

/** Whether the browser can read a file as a picture. */
export async function readable(file: Blob): Promise<boolean> {
  return read(file, 16).then(
    () => true,
    () => false,
  );
}

export function sizeOf({ width, height }: Picture): Size {
  return { width, height };
}

export function pen(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('no canvas');
  }
  context.imageSmoothingQuality = 'high';
  return context;
}

function canvasOf(size: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  return canvas;
}

function encoded(picture: Picture, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) =>
    picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not encoded'))), 'image/jpeg', quality),
  );
}
