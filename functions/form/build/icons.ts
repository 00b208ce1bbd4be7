import type { Plugin } from 'vite';

/** Vant's components bring an icon font along that lies with a third party, and of which the form shows nothing. */
export function withoutIconFont(): Plugin {
  return {
    name: 'kaowu-without-icon-font',
    enforce: 'pre',
    transform: (code, id) =>
      /vant\/(es|lib)\/icon\/index\.css/.test(id) ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : undefined,
  };
}
