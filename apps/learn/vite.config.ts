import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { precompress } from '@yunqiao/ui/vite/precompress.mjs';

const api = process.env['YUNQIAO_API'] ?? 'http://localhost:8080';
/** The api answers only its own origin. */
const proxied = { target: api, changeOrigin: true, headers: { origin: api } };

export default defineConfig({
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('media-') } } }),
    tailwindcss(),
    precompress(),
  ],
  resolve: { conditions: ['@yunqiao/source', 'module', 'browser', 'development|production'] },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    target: 'es2022',
    cssTarget: 'chrome111',
    manifest: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What every page needs comes in one piece; a school line answers slowly, so few requests count more than few bytes.
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules\/(?:@vue|vue|vue-router|vue-i18n|@intlify|@urql|wonka|graphql)\// },
            {
              name: 'shared',
              test: /libs\/ui\/src\/(?!i18n\/[a-z]+\.en|graphql\/live-client|notices\/(?:NoticeLi|useNotice))|apps\/learn\/src\/(?:client|session\/useSession|session\/Viewer|inbox\/inbox)/,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/graphql': proxied,
      '/uploads': proxied,
      '/v': proxied,
      '/covers': proxied,
      '/health': proxied,
      '/rtc': { ...proxied, ws: true },
      '/minutes': { ...proxied, ws: true },
    },
  },
});
