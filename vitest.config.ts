import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** Tests of the web apps and their shared parts: `*.test.ts` next to what they test, in jsdom. */
export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('media-') } } })],
  resolve: { conditions: ['@yunqiao/source', 'module', 'browser', 'development|production'] },
  test: {
    environment: 'jsdom',
    include: ['apps/learn/src/**/*.test.ts', 'apps/studio/src/**/*.test.ts', 'libs/ui/src/**/*.test.ts'],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
