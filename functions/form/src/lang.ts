import { computed, ref, shallowRef } from 'vue';
import en from './texts/en';
import zh, { type Texts } from './texts/zh';

export type Lang = 'zh-CN' | 'en';

const KEPT = 'kaowu.lang';

/** The language of the form; the server is asked in it, too. */
export const lang = ref<Lang>(localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN');

/** The form's own words. */
export const t = computed<Texts>(() => (lang.value === 'en' ? en : zh));

const sentences = shallowRef<Record<string, string>>({});

/** Loads the server's sentences of a language and switches to it. */
export async function speak(chosen: Lang): Promise<void> {
  sentences.value =
    chosen === 'en' ? (await import('virtual:messages/en')).default : (await import('virtual:messages/zh-CN')).default;
  lang.value = chosen;
  localStorage.setItem(KEPT, chosen);
  document.documentElement.lang = chosen;
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
