import { VantResolver } from '@vant/auto-import-resolver';
import vue from '@vitejs/plugin-vue';
import components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vitest/config';
import { withoutIconFont } from './build/icons';
import { messages } from './build/messages';

/** The local system, for `npm run dev`. */
const LOCAL = process.env['KAOWU_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [
    vue(),
    messages(),
    withoutIconFont(),
    components({ dirs: [], dts: false, resolvers: [VantResolver({ importStyle: 'css' })] }),
  ],
  build: {
    outDir: 'target/form',
    target: 'es2020',
    // Inlined data would be refused by the content security policy where it is a font or a script, and hides from the budget.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': LOCAL, '/local': LOCAL } },
  // The default of five seconds is too short on a machine that does much else.
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts', 'build/**/*.test.ts'], testTimeout: 60_000 },
});
