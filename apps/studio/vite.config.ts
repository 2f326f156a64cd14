import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { precompress } from '@yunqiao/ui/vite/precompress.mjs';
import { defineConfig, type ProxyOptions } from 'vite';

/** Where `vite dev` finds the api; the api takes requests only from its own origin. */
const target = process.env['YUNQIAO_API'] ?? 'http://localhost:8080';
const api: ProxyOptions = { target, changeOrigin: true, headers: { origin: target } };

export default defineConfig({
  base: '/studio/',
  plugins: [vue(), tailwindcss(), precompress()],
  resolve: { conditions: ['@yunqiao/source', 'module', 'browser', 'development|production'] },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: { target: 'es2022', cssTarget: 'chrome111', chunkSizeWarningLimit: 600 },
  server: { proxy: { '/graphql': api, '/uploads': api, '/v': api, '/covers': api, '/exports': api, '/rosters': api } },
});
