import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartFault } from '../../kernel/start-fault.js';
import { learnerAppIn } from './learner-app.js';

const REQUEST = { url: '/acme', isVisit: true, acceptLanguage: undefined, chosenLanguage: undefined };

describe('The learner app in a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portico-learner-app-'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function build(module: string): void {
    mkdirSync(join(folder, 'server'));
    writeFileSync(join(folder, 'server', 'pages.js'), module);
  }

  it('makes its pages by the module of its build', async () => {
    build("export const operationsFor = () => []; export const render = ({ url }) => ({ status: 200, html: `at ${url}` });");
    const { files, pages } = await learnerAppIn(folder);
    expect(files).toBe(join(folder, 'client'));
    expect(pages?.render(REQUEST, [], '')).toEqual({ status: 200, html: 'at /acme' });
  });

  it('makes none when it is not built', async () => {
    expect((await learnerAppIn(join(folder, 'none'))).pages).toBeNull();
  });

  it('is told to be built again when its module lacks a function', async () => {
    build('export const render = () => null; export const operationsFor = 1;');
    const failure: unknown = await learnerAppIn(folder).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(StartFault);
    expect(String(failure)).toContain('npx pnpm build');
  });
});
