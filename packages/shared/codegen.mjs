// Turns the schema and one web app's operations into the types and documents that app imports.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { buildSchema, isAbstractType, parse, stripIgnoredCharacters } from 'graphql';

const HEADER = '// Generated from the schema and the operations beside it by `pnpm gen`. Do not edit.\n';

/** Ids and times cross the wire as text; an enum is the union of its names. */
const TYPES = { useTypeImports: true, strictScalars: true, scalars: { DateTime: 'string', ID: 'string' } };

function readOperations(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .toSorted()
    .map((name) => ({ location: name, document: parse(readFileSync(join(folder, name), 'utf8')) }));
}

/** For each interface and union the types it may be: a client cache needs them to match fragments. */
function possibleTypes(schema) {
  const entries = Object.values(schema.getTypeMap())
    .filter((type) => isAbstractType(type) && !type.name.startsWith('__'))
    .map((type) => [type.name, schema.getPossibleTypes(type).map((possible) => possible.name).toSorted()]);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The content of the generated file. `app` is 'admin' or 'learner'; both paths are absolute. */
export async function generate({ app, schemaFile, operationsFolder }) {
  const source = readFileSync(schemaFile, 'utf8');
  const code = await codegen({
    filename: `${app}.ts`,
    schema: parse(source),
    documents: readOperations(operationsFolder),
    config: { ...TYPES, documentMode: app === 'learner' ? 'string' : 'documentNode', pureMagicComment: true },
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations: operationTypes, documents: typedDocuments },
  });
  // What the learner pages send is sent by phones: documents without their blanks.
  const documents = app === 'learner' ? code.replaceAll(/(TypedDocumentString\(`)([^`]*)(`)/g, (_, before, text, after) => `${before}${stripIgnoredCharacters(text)}${after}`) : code;
  // The learner pages keep no cache and send text; the admin app matches fragments and keeps one.
  const cache = app === 'admin' ? `\nexport const possibleTypes: Record<string, string[]> = ${JSON.stringify(possibleTypes(buildSchema(source)), null, 2)};\n` : '';
  return `${HEADER}${documents}${cache}`;
}
