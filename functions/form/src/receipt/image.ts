import { pen } from '../photo/picture';
import { layout, type Receipt } from './layout';

/** So many pixels for one of the layout's, so that it can be printed. */
const SHARPNESS = 2;

/** The receipt as a picture; made on the device, nothing is sent. */
export function png(receipt: Receipt): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const context = pen(canvas);
  const sheet = layout(receipt, (text, font) => {
    context.font = font;
    return context.measureText(text).width;
  });
  canvas.width = sheet.width * SHARPNESS;
  canvas.height = sheet.height * SHARPNESS;
  context.scale(SHARPNESS, SHARPNESS);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.fillStyle = '#0a4f9e';
  context.fillRect(0, 0, sheet.width, 12);
  context.fillStyle = '#d9dfe6';
  for (const rule of sheet.rules) {
    context.fillRect(sheet.margin, rule, sheet.width - 2 * sheet.margin, 1);
  }
  for (const line of sheet.lines) {
    context.font = line.font;
    context.fillStyle = line.colour;
    context.fillText(line.text, line.x, line.y);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not encoded'))), 'image/png'),
  );
}
