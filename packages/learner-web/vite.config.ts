import { defineConfig } from 'vite';

const JSX = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

// Built twice: for the browser into dist/client, and with `--ssr` for the server into dist/server, as one file that
// needs nothing beside it.
export default defineConfig(({ isSsrBuild }) => ({
  base: '/',
  oxc: JSX,
  ssr: { noExternal: true },
  build: isSsrBuild
    ? { ssr: true, rollupOptions: { input: 'src/pages.tsx' }, outDir: 'dist/server', target: 'node20', sourcemap: false }
    : { outDir: 'dist/client', target: 'es2022', sourcemap: false, manifest: true, modulePreload: false, rollupOptions: { input: 'src/main.tsx', preserveEntrySignatures: 'allow-extension' } },
}));
