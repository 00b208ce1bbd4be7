import { describe, expect, it } from 'vitest';
import { digits, emailProblem, phoneProblem } from './contact';

describe('contacts', () => {
  it('takes mobile phones, however they are written', () => {
    for (const phone of ['13800138000', '138 0013 8000', '+8613800138000', '199-0000-0000']) {
      expect(phoneProblem(phone)).toBeUndefined();
    }
    for (const phone of ['', '1380013800', '12800138000', '02812345678', '138001380000']) {
      expect(phoneProblem(phone)).toBe('PHONE_INVALID');
    }
  });

  it('takes what may be an e-mail address', () => {
    expect(emailProblem('kaosheng@example.com')).toBeUndefined();
    for (const email of ['', 'a@b', 'a b@example.com', 'example.com', 'a@.com']) {
      expect(emailProblem(email)).toBe('EMAIL_INVALID');
    }
  });

  it('finds the digits of a code that was pasted', () => {
    expect(digits(' 123 456')).toBe('123456');
    expect(digits('１２３４５６')).toBe('123456');
  });
});
