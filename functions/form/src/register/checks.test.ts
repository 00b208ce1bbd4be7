import { describe, expect, it } from 'vitest';
import type { Intake } from '../api';
import { t } from '../lang';
import { choosable, type Known, problemsOf } from './checks';

const intake = (changed: Partial<Intake> = {}): Intake => ({
  siteId: 's',
  name: 's',
  region: '成都市',
  occupations: ['保安员'],
  state: 'OPEN',
  taken: 0,
  opensAt: '2020-05-15T00:00:00+08:00',
  closesAt: '2020-05-30T00:00:00+08:00',
  ownDates: false,
  ...changed,
});

describe('a site', () => {
  it('can be chosen while it is open and has places, or no limit of them', () => {
    expect(choosable(intake())).toBe(true);
    expect(choosable(intake({ capacity: 2, taken: 1, free: 1 }))).toBe(true);
    expect(choosable(intake({ capacity: 2, taken: 2, free: 0 }))).toBe(false);
  });

  it.each(['SUSPENDED', 'PAUSED', 'CLOSED'] as const)(
    'that is %s cannot, whether its dates are its own or not',
    (state) => {
      expect(choosable(intake({ state }))).toBe(false);
      expect(choosable(intake({ state, ownDates: true }))).toBe(false);
    },
  );

  it('that was chosen and takes nobody any more is a problem of its step', () => {
    const known = (intakes: Intake[]): Known => ({
      occupations: ['保安员'],
      occupation: undefined,
      levels: [],
      level: undefined,
      intakes,
      today: '2020-05-18',
    });
    const words = t.value.registering;
    const problems = (siteId: string, intakes: Intake[]) =>
      problemsOf('site', { siteId, candidate: {} }, known(intakes)).map(({ field, message }) => [field, message]);
    expect(problems('s', [intake({ ownDates: true })])).toEqual([]);
    expect(problems('s', [intake({ state: 'PAUSED', ownDates: true })])).toEqual([['siteId', words.siteGone]]);
    expect(problems('t', [intake()])).toEqual([['siteId', words.siteMissing]]);
  });
});
