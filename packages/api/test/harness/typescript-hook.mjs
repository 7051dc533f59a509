// Lets Node run the TypeScript of this package as it stands: `node --import <this file> program.ts`.
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const swc = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'));

const TYPESCRIPT = /\.tsx?$/;

/** Our imports end in `.js` and mean the `.ts` or `.tsx` beside it. */
export async function resolve(specifier, context, next) {
  if (specifier === '@portico/shared') return next(new URL('../../../shared/src/index.ts', import.meta.url).href, context);
  if (specifier.startsWith('.') && TYPESCRIPT.test(context.parentURL ?? '')) return next(beside(specifier, context.parentURL), context);
  return next(specifier, context);
}

function beside(specifier, parent) {
  const [ts, tsx] = ['.ts', '.tsx'].map((ending) => specifier.replace(/\.js$/, ending));
  return existsSync(new URL(ts, parent)) ? ts : tsx;
}

export async function load(url, context, next) {
  if (!TYPESCRIPT.test(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(readFileSync(filename, 'utf8'), { ...swc, filename, swcrc: false });
  return { format: 'module', source: code, shortCircuit: true };
}

if (!new URL(import.meta.url).searchParams.has('hooks')) register(`${import.meta.url}?hooks`);
