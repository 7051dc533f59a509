import { defineConfig } from 'vite';

/** Loads a part of the script when it is needed, and nothing else: no part has styles or further parts to be fetched ahead. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id: string) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
} as const;

const JSX = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

// Built twice: for the browser into dist/client, and with `--ssr` for the server into dist/server, as one file that
// needs nothing beside it.
export default defineConfig(({ isSsrBuild }) => ({
  base: '/',
  oxc: JSX,
  plugins: [plainImports],
  ssr: { noExternal: true },
  build: isSsrBuild
    ? { ssr: true, rollupOptions: { input: 'src/pages.ts' }, outDir: 'dist/server', target: 'node20', sourcemap: false }
    : { outDir: 'dist/client', target: 'es2022', sourcemap: false, manifest: true, modulePreload: false, rollupOptions: { input: 'src/main.tsx', preserveEntrySignatures: 'allow-extension' } },
}));
