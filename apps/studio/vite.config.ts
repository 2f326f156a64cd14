import tailwind from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** Where `vite dev` finds the api. */
const api = process.env.API_URL ?? 'http://localhost:8080';

export default defineConfig({
  base: '/studio/',
  plugins: [vue(), tailwind()],
  resolve: { conditions: ['@yunqiao/source', 'module', 'browser', 'development|production'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 600 },
  server: { proxy: { '/graphql': api, '/uploads': api, '/v': api, '/exports': api } },
});
