export interface Size {
  width: number;
  height: number;
}

/** What of a picture is shown in a frame: the point of the picture at the frame's middle, and frame pixels per picture pixel. */
export interface View {
  x: number;
  y: number;
  scale: number;
}

/** A part of a picture, in its own pixels. */
export interface Rectangle extends Size {
  x: number;
  y: number;
}

/** How far one may zoom in beyond the smallest view that fills the frame. */
export const CLOSEST = 8;

/** The smallest scale at which the picture fills the frame. */
export function filling(picture: Size, frame: Size): number {
  return Math.max(frame.width / picture.width, frame.height / picture.height);
}

/** The whole width or height of the picture; of a tall one the upper part, since that is where the face is. */
export function begin(picture: Size, frame: Size): View {
  const scale = filling(picture, frame);
  return within({ x: picture.width / 2, y: frame.height / scale / 2, scale }, picture, frame);
}

/** The nearest view that leaves no part of the frame empty. */
export function within(view: View, picture: Size, frame: Size): View {
  const least = filling(picture, frame);
  const scale = clamp(view.scale, least, least * CLOSEST);
  const halfWidth = frame.width / scale / 2;
  const halfHeight = frame.height / scale / 2;
  return {
    scale,
    x: clamp(view.x, halfWidth, picture.width - halfWidth),
    y: clamp(view.y, halfHeight, picture.height - halfHeight),
  };
}

/** The picture pushed by so many frame pixels. */
export function moved(view: View, right: number, down: number, picture: Size, frame: Size): View {
  return within({ ...view, x: view.x - right / view.scale, y: view.y - down / view.scale }, picture, frame);
}

/**
 * Zoomed to another scale; the picture's point under the fingers stays under them.
 *
 * @param at where they are, in frame pixels from the frame's middle
 */
export function zoomed(view: View, scale: number, picture: Size, frame: Size, at = { x: 0, y: 0 }): View {
  const least = filling(picture, frame);
  const wanted = clamp(scale, least, least * CLOSEST);
  return within(
    { scale: wanted, x: view.x + at.x / view.scale - at.x / wanted, y: view.y + at.y / view.scale - at.y / wanted },
    picture,
    frame,
  );
}

/** The part of the picture that the frame shows. */
export function rectangle(view: View, frame: Size): Rectangle {
  const width = frame.width / view.scale;
  const height = frame.height / view.scale;
  return { x: view.x - width / 2, y: view.y - height / 2, width, height };
}

/** Zoom as a slider shows it: 0 fills the frame, 100 is closest; even steps look even. */
export function toSlider(view: View, picture: Size, frame: Size): number {
  return (Math.log(view.scale / filling(picture, frame)) / Math.log(CLOSEST)) * 100;
}

export function fromSlider(value: number, picture: Size, frame: Size): number {
  return filling(picture, frame) * CLOSEST ** (value / 100);
}

/** A picture too large for a phone's memory is taken down to this longest side before it is worked on. */
export function working(picture: Size, longest: number): Size {
  const factor = Math.min(1, longest / Math.max(picture.width, picture.height));
  return {
    width: Math.max(1, Math.round(picture.width * factor)),
    height: Math.max(1, Math.round(picture.height * factor)),
  };
}

function clamp(value: number, least: number, most: number): number {
  // A rounding error may turn the bounds around where the picture just fits.
  return least > most ? (least + most) / 2 : Math.min(most, Math.max(least, value));
}
