import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { DocumentLimits, MAX_TOKENS } from '../../src/platform/graphql/document-limits.js';

/** Where an answer may be NOT_FOUND by right, which would hide all that stands beside it. */
const LEFT_OUT: ReadonlySet<string> = new Set(['Client.mainSublicense']);

/** A query or mutation of the schema. */
export interface Operation {
  readonly kind: 'query' | 'mutation';
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every query and mutation there is, by name. */
export function operationsOf(schema: GraphQLSchema): Map<string, Operation> {
  const of = (kind: Operation['kind'], type: GraphQLObjectType | null | undefined) =>
    Object.values(type?.getFields() ?? {}).map((field): [string, Operation] => [field.name, { kind, field }]);
  return new Map([...of('query', schema.getQueryType()), ...of('mutation', schema.getMutationType())]);
}

/** A document that calls an operation with all its arguments as variables and selects as little as can be. */
export function smallDocument({ kind, field }: Operation): string {
  return documentOf({ kind, field }, isLeafType(getNamedType(field.type)) ? '' : '{ __typename }');
}

/** A document that calls an operation and selects everything behind it, `depth` objects deep. */
export function deepDocument(schema: GraphQLSchema, operation: Operation, depth: number): string {
  return documentOf(operation, selectionOf(schema, getNamedType(operation.field.type), depth));
}

/** A document that reads a node of a type by its id, and everything behind it, `depth` objects deep. */
export function nodeDocument(schema: GraphQLSchema, type: string, depth: number): string {
  return `query ($id: ID!) { node(id: $id) { __typename ... on ${type} ${selectionOf(schema, schema.getType(type)!, depth)} } }`;
}

/** The largest of several documents that the limits on documents let through. */
export function largestAllowed(documents: readonly string[]): string {
  const limits = new DocumentLimits();
  const allowed = documents.filter((document) => isShort(document) && limits.problem(document) === null);
  return allowed.reduce((longest, document) => (document.length > longest.length ? document : longest));
}

function isShort(document: string): boolean {
  try {
    parse(document, { maxTokens: MAX_TOKENS });
    return true;
  } catch {
    return false;
  }
}

function documentOf({ kind, field }: Operation, selection: string): string {
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${kind} ${declared === '' ? '' : `(${declared})`} { ${field.name} ${passed === '' ? '' : `(${passed})`} ${selection} }`;
}

function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  if (isObjectType(type)) return `{ __typename ${fieldsOf(schema, type, depth).join(' ')} }`;
  if (!isAbstractType(type)) throw new Error(`${type.name} cannot be selected.`);
  const members = schema.getPossibleTypes(type);
  const parts = members.map((member) => `... on ${member.name} { ${fieldsOf(schema, member, depth, members).join(' ')} }`);
  return `{ __typename ${parts.join(' ')} }`;
}

/** @param beside types whose fields stand in the same place: a name that means something else there gets an alias */
function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType, depth: number, beside: readonly GraphQLObjectType[] = []): string[] {
  const selected: string[] = ['__typename'];
  for (const field of Object.values(type.getFields())) {
    const named = getNamedType(field.type);
    if (LEFT_OUT.has(`${type.name}.${field.name}`) || field.args.some(isRequiredArgument) || (!isLeafType(named) && depth <= 1)) continue;
    const clashes = beside.some((other) => String(other.getFields()[field.name]?.type ?? field.type) !== String(field.type));
    selected.push(`${clashes ? `${type.name}_${field.name}: ` : ''}${field.name} ${selectionOf(schema, named, depth - 1)}`);
  }
  return selected;
}
