import 'reflect-metadata';
import { printSchema } from 'graphql';
import { writeFileSync } from 'node:fs';
import { composition } from './composition.js';
import { buildPorticoSchema } from './platform/graphql/schema.js';

/** Writes the schema, with its descriptions and in the order of its definitions, to the file given. Needs no database. */
async function emitSchema(file: string | undefined): Promise<void> {
  if (file === undefined) throw new Error('Name the file to write the schema to.');
  const unused = { get: (): never => { throw new Error('Emitting the schema runs no resolver.'); } };
  writeFileSync(file, `${printSchema(await buildPorticoSchema(composition.resolvers, unused))}\n`);
}

await emitSchema(process.argv[2]);
