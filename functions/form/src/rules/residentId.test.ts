import { describe, expect, it } from 'vitest';
import { birthDate, checkOf, sex, youngerThan } from './residentId';

describe('a citizen number', () => {
  it('has the check character of the standard', () => {
    expect(checkOf('11010519491231002')).toBe('X');
    expect(checkOf('44052418800101001')).toBe('4');
  });

  it('tells the birth date and the sex', () => {
    expect(birthDate('11010519491231002X')).toBe('1949-12-31');
    expect(sex('11010519491231002X')).toBe('female');
    expect(sex('440524188001010014')).toBe('male');
  });

  it('tells no birth date that is none', () => {
    expect(birthDate('11010519490231002X')).toBeUndefined();
  });
});

describe('an age', () => {
  it('is reached on the birthday', () => {
    expect(youngerThan(18, '2002-05-18', '2020-05-18')).toBe(false);
    expect(youngerThan(18, '2002-05-19', '2020-05-18')).toBe(true);
  });

  it('is reached on the 28th by who was born on the 29th of February', () => {
    expect(youngerThan(18, '2004-02-29', '2022-02-27')).toBe(true);
    expect(youngerThan(18, '2004-02-29', '2022-02-28')).toBe(false);
  });
});
