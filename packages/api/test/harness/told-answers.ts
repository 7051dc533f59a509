import { getNamedType, isInterfaceType, isUnionType, Kind, parse, TypeInfo, visit, visitWithTypeInfo, type FieldNode, type GraphQLSchema } from 'graphql';
import { commentsOf, type Block } from './guide-blocks.js';
import type { Heard } from './listening-in.js';

/** What an answer holds, at any depth. */
type Part = null | string | number | boolean | readonly Part[] | { readonly [field: string]: Part };

/** The names of the refusals of a schema. */
export function problemsOf(schema: GraphQLSchema): string[] {
  const problem = schema.getType('Problem');
  if (!isInterfaceType(problem)) throw new Error('The schema has no Problem.');
  return schema.getPossibleTypes(problem).map(({ name }) => name);
}

/** The refusals and faults in an answer, by their names. A refusal is known by its `message`; a wrong field of the input has a path beside it. */
export function troubleIn({ answer }: Heard): string[] {
  return [...(answer.errors ?? []).map(({ extensions }) => extensions.code), ...refusalsIn(answer.data)];
}

function refusalsIn(part: Part): string[] {
  if (part === null || typeof part !== 'object') return [];
  if (isList(part)) return part.flatMap(refusalsIn);
  const within = Object.values(part).flatMap(refusalsIn);
  if (typeof part['message'] !== 'string' || part['path'] !== undefined) return within;
  const { __typename: name } = part;
  return [typeof name === 'string' ? name : 'a Problem without its __typename', ...within];
}

const isList = (part: object): part is readonly Part[] => Array.isArray(part);

/** The refusals and faults a block says it meets: those its comments name. */
export function troubleTold(block: Block, names: readonly string[]): string[] {
  const words = new Set(commentsOf(block).match(/\w+/g));
  return names.filter((name) => words.has(name));
}

/** The fields of a document whose refusals would go unnoticed: they may answer a Problem, and its message is not asked for. */
export function deafFields(schema: GraphQLSchema, document: string): string[] {
  const problems = new Set(problemsOf(schema));
  const types = new TypeInfo(schema);
  const deaf: string[] = [];
  const enter = (field: FieldNode) => {
    const type = getNamedType(types.getType());
    const mayRefuse = isUnionType(type) && type.getTypes().some(({ name }) => problems.has(name));
    if (mayRefuse && !asksForMessage(field)) deaf.push(field.name.value);
  };
  visit(parse(document), visitWithTypeInfo(types, { Field: { enter } }));
  return deaf;
}

function asksForMessage({ selectionSet }: FieldNode): boolean {
  const parts = selectionSet?.selections ?? [];
  const ofProblem = parts.flatMap((part) => (part.kind === Kind.INLINE_FRAGMENT && part.typeCondition?.name.value === 'Problem' ? part.selectionSet.selections : []));
  return ofProblem.some((part) => part.kind === Kind.FIELD && part.name.value === 'message');
}

/** The queries and mutations a document calls. */
export function operationsIn(document: string): string[] {
  return parse(document).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections.flatMap((part) => (part.kind === Kind.FIELD ? [part.name.value] : [])) : [],
  );
}
