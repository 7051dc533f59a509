import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // The api serves dist under this path; in development the same paths are passed on to it.
  base: '/admin/',
  plugins: [react()],
  build: { target: 'es2022', sourcemap: false },
  server: { proxy: { '/graphql': 'http://localhost:4000', '/exports': 'http://localhost:4000' } },
});
