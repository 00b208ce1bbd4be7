import { describe, expect, it } from 'vitest';
import type { Round, Site } from '../api';
import { fits, grouped, stateAt } from './rounds';

const round = (changed: Partial<Round> = {}): Round => ({
  roundId: 'r1',
  planId: 'p',
  no: 1,
  kind: 'UNIFIED',
  occupations: ['保安员', '育婴员'],
  opensAt: '2020-05-15T00:00:00+08:00',
  closesAt: '2020-05-30T00:00:00+08:00',
  deadline: '2020-05-29',
  theory: '2020-06-20',
  practical: { from: '2020-06-20', to: '2020-07-03' },
  state: 'OPEN',
  version: 1,
  zone: 'Asia/Shanghai',
  ...changed,
});
const at = (text: string) => Date.parse(text);

describe('a round', () => {
  it('closes by itself at its deadline and not a moment before', () => {
    expect(stateAt(round(), at('2020-05-29T23:59:59.999+08:00'))).toBe('OPEN');
    expect(stateAt(round(), at('2020-05-30T00:00:00+08:00'))).toBe('CLOSED');
  });

  it('opens by itself', () => {
    const coming = round({ state: 'UPCOMING' });
    expect(stateAt(coming, at('2020-05-14T23:59:59.999+08:00'))).toBe('UPCOMING');
    expect(stateAt(coming, at('2020-05-15T00:00:00+08:00'))).toBe('OPEN');
    expect(stateAt(coming, at('2020-05-30T00:00:00+08:00'))).toBe('CLOSED');
  });

  it('is what the server says while the time is not known, and when it was cancelled or postponed', () => {
    expect(stateAt(round(), undefined)).toBe('OPEN');
    expect(stateAt(round({ state: 'CANCELLED' }), at('2020-06-01T00:00:00+08:00'))).toBe('CANCELLED');
    expect(stateAt(round({ state: 'POSTPONED_TBD' }), at('2020-06-01T00:00:00+08:00'))).toBe('POSTPONED_TBD');
  });
});

describe('rounds in order', () => {
  it('has the next deadline first and the last one closed on top of what is over', () => {
    const later = round({ roundId: 'r2', closesAt: '2020-06-13T00:00:00+08:00' });
    const coming = round({
      roundId: 'r3',
      state: 'UPCOMING',
      opensAt: '2020-06-20T00:00:00+08:00',
      closesAt: '2020-07-04T00:00:00+08:00',
    });
    const cancelled = round({ roundId: 'r4', state: 'CANCELLED', closesAt: '2020-06-27T00:00:00+08:00' });
    const ids = (now: string) =>
      Object.values(grouped([cancelled, coming, later, round()], at(now))).map((some) => some.map((r) => r.roundId));
    expect(ids('2020-05-18T09:00:00+08:00')).toEqual([['r1', 'r2'], ['r3'], ['r4']]);
    expect(ids('2020-05-30T00:00:00+08:00')).toEqual([['r2'], ['r3'], ['r4', 'r1']]);
  });
});

describe('the filter', () => {
  const site = (changed: Partial<Site>): Site => ({
    id: 's',
    name: 's',
    region: '成都市',
    authority: 'CITY',
    occupations: ['保安员'],
    state: 'ACCEPTED',
    ...changed,
  });
  const sites = [site({}), site({ region: '绵阳市', occupations: ['保健按摩师'] })];
  const all = { occupation: '', kind: '', region: '' };

  it('takes all where nothing is chosen', () => {
    expect(fits(round(), all, [])).toBe(true);
  });

  it('goes by kind', () => {
    expect(fits(round(), { ...all, kind: 'UNIFIED' }, sites)).toBe(true);
    expect(fits(round(), { ...all, kind: 'DAILY' }, sites)).toBe(false);
  });

  it('goes by occupation', () => {
    expect(fits(round(), { ...all, occupation: '育婴员' }, sites)).toBe(true);
    expect(fits(round(), { ...all, occupation: '保健按摩师' }, sites)).toBe(false);
  });

  it('asks the sites where a round names no occupations', () => {
    const open = round({ occupations: [] });
    expect(fits(open, { ...all, occupation: '保健按摩师' }, sites)).toBe(true);
    expect(fits(open, { ...all, occupation: '育婴员' }, sites)).toBe(false);
    expect(fits(open, { ...all, occupation: '保健按摩师', region: '成都市' }, sites)).toBe(false);
    expect(fits(open, { ...all, region: '绵阳市' }, sites)).toBe(true);
  });

  it('goes by region, by what its accepted sites offer', () => {
    expect(fits(round(), { ...all, region: '成都市' }, sites)).toBe(true);
    expect(fits(round(), { ...all, region: '绵阳市' }, sites)).toBe(false);
    expect(fits(round(), { ...all, region: '成都市' }, [site({ state: 'REGISTERED' })])).toBe(false);
  });
});
