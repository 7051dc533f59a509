// `pnpm gen`: writes what is generated and committed: the schema the api emits, and the types and documents made of it.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../packages/shared/codegen.mjs';
import { buildServer } from './build.mjs';
import { capture, isStarted, root } from './steps.mjs';

const shared = join(root, 'packages/shared');
const schemaFile = join(shared, 'schema.graphql');
const APPS = ['admin', 'learner'];
const generatedFile = (app) => join(shared, 'src/generated', `${app}.ts`);
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** The schema as the compiled api has it now. Needs the api compiled. */
export async function emitSchema() {
  const folder = mkdtempSync(join(tmpdir(), 'portico-schema-'));
  try {
    const file = join(folder, 'schema.graphql');
    const { code, output } = await capture(join(root, 'packages/api/dist/emit-schema.js'), [file]);
    const schema = read(file);
    if (code !== 0 || schema === undefined) throw new Error(`The api emitted no schema:\n${output.slice(-3000)}`);
    return schema;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const generateFor = (app) => generate({ app, schemaFile, operationsFolder: join(shared, 'operations', app) });

/** Whether the committed schema is the one the api emits. */
export async function schemaIsCurrent() {
  return read(schemaFile) === (await emitSchema());
}

/** The generated files that differ from what the committed schema and operations give. */
export async function staleTypes() {
  const states = await Promise.all(APPS.map(async (app) => ({ app, current: read(generatedFile(app)) === (await generateFor(app)) })));
  return states.filter(({ current }) => !current).map(({ app }) => generatedFile(app));
}

async function writeAll() {
  if ((await buildServer()) !== 0) throw new Error('The api does not compile; see above.');
  writeFileSync(schemaFile, await emitSchema());
  mkdirSync(join(shared, 'src/generated'), { recursive: true });
  for (const app of APPS) writeFileSync(generatedFile(app), await generateFor(app));
}

if (isStarted(import.meta.url)) {
  try {
    await writeAll();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
