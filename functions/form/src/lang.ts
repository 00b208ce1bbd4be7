import { computed, ref, shallowRef } from 'vue';
import en from './texts/en';
import zh, { type Texts } from './texts/zh';

export type Lang = 'zh-CN' | 'en';

const KEPT = 'kaowu.lang';

/** The language to begin in: the one that was chosen here before, else English for whoever likes it better than Chinese. */
export function firstLang(kept: string | null, liked: readonly string[]): Lang {
  if (kept === 'en' || kept === 'zh-CN') {
    return kept;
  }
  return /^en(-|$)/i.test(liked.find((one) => /^(zh|en)(-|$)/i.test(one)) ?? '') ? 'en' : 'zh-CN';
}

/** The language of the form; the server is asked in it, too. */
export const lang = ref<Lang>(firstLang(localStorage.getItem(KEPT), navigator.languages));

/** The form's own words. */
export const t = computed<Texts>(() => (lang.value === 'en' ? en : zh));

const sentences = shallowRef<Record<string, string>>({});

/** Loads the server's sentences of a language and switches to it. */
export async function speak(chosen: Lang): Promise<void> {
  sentences.value =
    chosen === 'en' ? (await import('virtual:messages/en')).default : (await import('virtual:messages/zh-CN')).default;
  lang.value = chosen;
  document.documentElement.lang = chosen;
}

/** Switches to a language for good. What was only guessed from the browser is not kept, so that nobody is held to a guess. */
export async function choose(chosen: Lang): Promise<void> {
  localStorage.setItem(KEPT, chosen);
  await speak(chosen);
}

/** A word of the server's that stands alone, as a sentence would begin. */
export function alone(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A sentence of the server's by its code; what it names in lists is joined as the language does. */
export function sentence(code: string, ...named: (string | number | (string | number)[])[]): string {
  const join = (value: string | number | (string | number)[]) =>
    Array.isArray(value) ? value.join(lang.value === 'en' ? ', ' : '、') : String(value);
  return (sentences.value[code] ?? code).replace(/\{(\d)\}/g, (whole, no: string) => {
    const value = named[Number(no)];
    return value === undefined ? whole : join(value);
  });
}
