import { beforeEach, describe, expect, it } from 'vitest';
import { choose, firstLang, lang, speak } from './lang';

describe('the language to begin in', () => {
  it.each([
    [['en-US', 'en'], 'en'],
    [['EN'], 'en'],
    [['fr-FR', 'en-GB', 'zh-CN'], 'en'],
    [['zh-CN', 'en'], 'zh-CN'],
    [['zh-TW'], 'zh-CN'],
    [['de', 'zh-Hans-CN', 'en'], 'zh-CN'],
    [['de', 'fr'], 'zh-CN'],
    [['enm', 'zha'], 'zh-CN'],
    [[], 'zh-CN'],
  ])('is, where a browser likes %j, %s', (liked, expected) => {
    expect(firstLang(null, liked)).toBe(expected);
  });

  it('is the one that was chosen before, whatever the browser likes', () => {
    expect(firstLang('zh-CN', ['en'])).toBe('zh-CN');
    expect(firstLang('en', ['zh-CN'])).toBe('en');
  });

  it('is not held to what nobody chose', () => {
    expect(firstLang('fr', ['zh-CN'])).toBe('zh-CN');
  });
});

describe('switching the language', () => {
  beforeEach(() => localStorage.clear());

  it('tells the page and keeps nothing where it was only guessed', async () => {
    await speak('en');
    expect(lang.value).toBe('en');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('kaowu.lang')).toBeNull();
  });

  it('keeps what was chosen', async () => {
    await choose('zh-CN');
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(localStorage.getItem('kaowu.lang')).toBe('zh-CN');
  });
});
