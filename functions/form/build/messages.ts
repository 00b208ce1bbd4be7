import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getProperties } from 'properties-file';
import type { Plugin } from 'vite';

const FOLDER = join(import.meta.dirname, '../../core/src/main/resources/messages');
const PREFIX = 'virtual:messages/';

/**
 * The server's own sentences, read from its message bundles when the form is built, so that a field that is refused while one types
 * and one that is refused by the server are refused in the same words. `import sentences from 'virtual:messages/zh-CN'`.
 */
export function messages(): Plugin {
  return {
    name: 'kaowu-messages',
    resolveId: (id) => (id.startsWith(PREFIX) ? '\0' + id : undefined),
    load(id) {
      if (!id.startsWith('\0' + PREFIX)) {
        return undefined;
      }
      for (const file of files(id.slice(PREFIX.length + 1))) {
        this.addWatchFile(file);
      }
      return `export default ${JSON.stringify(sentences(id.slice(PREFIX.length + 1)))}`;
    },
  };
}

/** All sentences of a language by their codes, with {0}, {1} … where something is named. */
export function sentences(lang: string): Record<string, string> {
  const all: Record<string, string> = {};
  for (const file of files(lang)) {
    for (const [code, pattern] of Object.entries(getProperties(readFileSync(file, 'utf8')))) {
      all[code] = plain(pattern);
    }
  }
  return all;
}

function files(lang: string): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.properties') && name.endsWith('_en.properties') === (lang === 'en'))
    .map((name) => join(FOLDER, name));
}

/** java.text.MessageFormat writes an apostrophe twice; nothing else of its quoting is used. */
function plain(pattern: string): string {
  return pattern.replaceAll("''", "'");
}
