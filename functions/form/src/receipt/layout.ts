import { withUnits } from '../instants';

/** How wide a text is in a font, in pixels. */
export type Measure = (text: string, font: string) => number;

export interface Row {
  label: string;
  value: string;
}

/** A receipt in words. */
export interface Receipt {
  title: string;
  /** Shown larger than the rest. */
  head: Row;
  rows: Row[];
  foot: string;
}

/** A line of text and where it stands; `y` is its base line. */
export interface Line {
  text: string;
  x: number;
  y: number;
  font: string;
  colour: string;
}

export interface Sheet {
  width: number;
  height: number;
  lines: Line[];
  /** The heights at which a rule is drawn from margin to margin. */
  rules: number[];
  margin: number;
}

const FAMILY = `system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif`;
const WIDTH = 720;
const MARGIN = 48;
const LABEL = 200;
const INK = '#1c2430';
const SOFT = '#56616f';

/** Puts a receipt on a sheet that is as high as it needs, every text broken to fit. */
export function layout(receipt: Receipt, measure: Measure): Sheet {
  const lines: Line[] = [];
  const rules: number[] = [];
  let y = MARGIN;

  function write(
    text: string,
    x: number,
    size: number,
    weight: number,
    colour: string,
    width: number,
    top = y,
  ): number {
    const font = `${weight} ${size}px ${FAMILY}`;
    let base = top;
    for (const line of broken(text, width, (part) => measure(part, font))) {
      base += Math.round(size * 1.5);
      lines.push({ text: line, x, y: base - Math.round(size * 0.4), font, colour });
    }
    return base;
  }

  y = write(receipt.title, MARGIN, 34, 700, INK, WIDTH - 2 * MARGIN) + 20;
  y = write(receipt.head.label, MARGIN, 20, 400, SOFT, WIDTH - 2 * MARGIN);
  y = write(receipt.head.value, MARGIN, 38, 700, '#0a4f9e', WIDTH - 2 * MARGIN) + 20;
  rules.push(y);
  for (const row of receipt.rows) {
    y += 12;
    const left = write(row.label, MARGIN, 22, 400, SOFT, LABEL - 20);
    const right = write(row.value, MARGIN + LABEL, 24, 500, INK, WIDTH - 2 * MARGIN - LABEL);
    y = Math.max(left, right) + 12;
    rules.push(y);
  }
  y += 20;
  y = write(receipt.foot, MARGIN, 18, 400, SOFT, WIDTH - 2 * MARGIN);
  return { width: WIDTH, height: y + MARGIN, lines, rules, margin: MARGIN };
}

/** Closing marks that must not begin a line. */
const CLOSING = /^[，。；：！？、）」』”’》〉,.;:!?)\]}]/;

/** A text in lines no wider than `width`: words, days and zones are kept whole, Chinese breaks anywhere but before a closing mark. */
export function broken(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (line && measure(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line ? piece : piece.trimStart();
    // A word longer than a whole line is cut.
    while (measure(line.trimEnd()) > width && [...line].length > 1) {
      let fits = [...line].length - 1;
      while (fits > 1 && measure([...line].slice(0, fits).join('')) > width) {
        fits--;
      }
      lines.push([...line].slice(0, fits).join(''));
      line = [...line].slice(fits).join('');
    }
  }
  if (line.trim()) {
    lines.push(line.trimEnd());
  }
  return lines;
}

function pieces(text: string): string[] {
  const parts = withUnits(text).flatMap((piece) =>
    piece.unit
      ? [piece.text]
      : (piece.text.match(
          /[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]|[^\s\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]+\s*|\s+/g,
        ) ?? []),
  );
  const joined: string[] = [];
  for (const part of parts) {
    if (joined.length && CLOSING.test(part)) {
      joined[joined.length - 1] += part;
    } else {
      joined.push(part);
    }
  }
  return joined;
}
