import { describe, expect, it } from 'vitest';
import { broken, layout } from './layout';

/** Chinese is twice as wide as Latin, as in print. */
const wide = (text: string) => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 20 : 10), 0);

const RECEIPT = {
  title: '报名回执',
  head: { label: '报名号', value: 'JY5W-G0RH-J562-8' },
  rows: [
    { label: '职业', value: '育婴员' },
    { label: '报名点', value: '成都市第一职业技能鉴定所（'.repeat(6) },
  ],
  foot: '本回执由考生本人在其设备上生成，以系统中的记录为准。',
};

describe('breaking lines', () => {
  it('keeps what fits in one line', () => {
    expect(broken('报名回执', 80, wide)).toEqual(['报名回执']);
  });

  it('breaks Chinese between any two characters', () => {
    expect(broken('职业技能鉴定报名', 80, wide)).toEqual(['职业技能', '鉴定报名']);
  });

  it('does not let a line begin with a closing mark', () => {
    expect(broken('职业技能，鉴定', 80, wide)).toEqual(['职业技', '能，鉴定']);
  });

  it('keeps Latin words whole', () => {
    expect(broken('Mon 2020-05-29 24:00', 140, wide)).toEqual(['Mon 2020-05-29', '24:00']);
  });

  it('keeps a day and its weekday whole', () => {
    expect(broken('至 2020年7月3日（周五）。', 220, wide)).toEqual(['至', '2020年7月3日（周五）。']);
  });

  it('keeps a zone and its offset whole', () => {
    expect(broken('2020年5月29日（周五） 24:00 北京时间 UTC+8', 330, wide)).toEqual([
      '2020年5月29日（周五） 24:00',
      '北京时间 UTC+8',
    ]);
  });

  it('cuts a word that is longer than a line', () => {
    expect(broken('abcdefgh', 30, wide)).toEqual(['abc', 'def', 'gh']);
  });

  it('loses nothing', () => {
    const text = '考生：张*（110***********002X），Beijing time UTC+8，2020年5月29日（周五）24:00。';
    expect(broken(text, 120, wide).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});

describe('a receipt', () => {
  const measure = (text: string) => wide(text);

  it('has every row on the sheet and within its margins', () => {
    const sheet = layout(RECEIPT, measure);
    for (const line of sheet.lines) {
      expect(line.x).toBeGreaterThanOrEqual(sheet.margin);
      expect(line.x + wide(line.text)).toBeLessThanOrEqual(sheet.width - sheet.margin);
      expect(line.y).toBeLessThan(sheet.height);
    }
    expect(sheet.lines.map((line) => line.text)).toContain('JY5W-G0RH-J562-8');
    expect(sheet.rules).toHaveLength(1 + RECEIPT.rows.length);
  });

  it('grows with what stands on it', () => {
    const more = { ...RECEIPT, rows: [...RECEIPT.rows, { label: '等级', value: '五级' }] };
    expect(layout(more, measure).height).toBeGreaterThan(layout(RECEIPT, measure).height);
  });

  it('lets no two lines of a column overlap', () => {
    const lines = layout(RECEIPT, measure).lines;
    for (const x of new Set(lines.map((line) => line.x))) {
      const heights = lines.filter((line) => line.x === x).map((line) => line.y);
      heights.slice(1).forEach((y, i) => expect(y - heights[i]!).toBeGreaterThan(20));
    }
  });
});
