import { defineConfig } from 'vite';

export default defineConfig({
  // The api serves dist/assets as /assets, and dist/index.html for every page a learner opens, however deep.
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2022', sourcemap: false, modulePreload: { polyfill: false } },
  server: { proxy: { '/graphql': 'http://localhost:4000' } },
});
