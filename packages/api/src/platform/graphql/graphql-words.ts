import type { GraphQLSchema } from 'graphql';

type Said = (...parts: string[]) => string;

const NAME = '(\\w+)';
const DOTTED = '([\\w.]+)';
const TYPE = '([\\w![\\]]+)';

/** What graphql-js says, and what we say instead. Parts that are no names of the schema become "it". */
const WORDS: readonly (readonly [pattern: string, say: Said])[] = [
  [`^Cannot query field "\\w+" on type "${NAME}"`, (type) => `${type} has no such field.`],
  [`^Unknown argument "\\w+" on field "${DOTTED}"`, (field) => `The field ${field} has no such argument.`],
  [`^Field "${NAME}" argument "${NAME}" of type "${TYPE}" is required`, (field, argument, type) => `The field ${field} needs its argument ${argument}: ${type}.`],
  [`^Argument "${NAME}" of (?:required|non-null) type "${TYPE}"`, (argument, type) => `The argument ${argument} needs a value: ${type}.`],
  [`^Argument "${NAME}" has invalid value`, (argument) => `The argument ${argument} has a wrong value.`],
  [`^Field "${DOTTED}" of required type "${TYPE}" was not provided`, (field, type) => `The input field ${field} is missing: ${type}.`],
  [`^Field ".*" is not defined by type "${NAME}"`, (type) => `The input type ${type} has no such field.`],
  [`^Field "${NAME}" must not have a selection since type "${TYPE}"`, (field, type) => `The field ${field} takes no selection: ${type} has no fields.`],
  [`^Field "${NAME}" of type "${TYPE}" must have a selection`, (field, type) => `The field ${field} needs a selection of fields of ${type}.`],
  ['^Unknown type ', () => 'There is no such type.'],
  ['^Unknown directive ', () => 'There is no such directive.'],
  ['^Directive ', () => 'This directive may not stand here.'],
  ['^Unknown fragment ', () => 'There is no such fragment.'],
  ['^Fragment "\\w+" is never used', () => 'A fragment is defined and never used.'],
  [`^Fragment .*can never be of type "${NAME}"`, (type) => `A fragment stands where its type can never be: it is on ${type}.`],
  ['^Cannot spread fragment ', () => 'A fragment spreads itself.'],
  ['^Variable "\\$\\w+" is not defined', () => 'A variable is used and not defined.'],
  ['^Variable "\\$\\w+" is never used', () => 'A variable is defined and never used.'],
  [`^Variable "\\$\\w+" of type "${TYPE}" used in position expecting type "${TYPE}"`, (is, wanted) => `A variable of type ${is} stands where ${wanted} is expected.`],
  [`^Variable "\\$\\w+" of (?:required|non-null) type "${TYPE}" (?:was not provided|must not be null)`, (type) => `A variable has no value: ${type} is needed.`],
  ['^Variable "\\$\\w+" cannot be non-input type', () => 'A variable has a type that is no input.'],
  [`^Expected (?:value of|non-nullable)? ?type "${TYPE}"`, (type) => `A value is wrong: ${type} is needed.`],
  [`^Enum "${NAME}" cannot represent`, (type) => `A value is not one of ${type}.`],
  [`does not exist in "${NAME}" enum`, (type) => `A value is not one of ${type}.`],
  ['^DateTime cannot represent', () => 'A value is no DateTime: give a time such as 2026-01-31T12:00:00.000Z.'],
  [`^${NAME} cannot represent`, (type) => `A value is no ${type}.`],
  ['^Fields .* conflict because', () => 'Two fields would have the same name in the answer: give one an alias.'],
  ['^There can be only one ', () => 'Something is named or given twice that may be there only once.'],
  ['^This anonymous operation must be', () => 'An operation without a name must be the only one.'],
  ['^Must provide operation name', () => 'The document has several operations: say which by operationName.'],
  ['^Unknown operation named', () => 'The document has no operation of that operationName.'],
  ['^Must provide an operation', () => 'The document has no operation.'],
  ['^Maximum introspection depth', () => 'This introspection is too deep.'],
  ['^GraphQL introspection is not allowed', () => 'Introspection is switched off.'],
  ['^Syntax Error: Document contains more', () => 'This document is too long.'],
  ['^Syntax Error', () => 'This is not a GraphQL document: there is a syntax error at the given location.'],
];

const COMPILED = WORDS.map(([pattern, say]) => [new RegExp(pattern, 's'), say] as const);
const OTHERWISE = 'This is not an operation of this API.';

/**
 * Says again what graphql-js says of a bad request, without anything the caller wrote: it repeats values,
 * literals and names, and one of them may be a code or a password. Names of our own schema stay.
 */
export class GraphQLWords {
  readonly #names: ReadonlySet<string>;

  constructor(schema: GraphQLSchema) {
    const names = new Set<string>();
    for (const type of Object.values(schema.getTypeMap())) {
      names.add(type.name);
      if (!('getFields' in type)) continue;
      for (const field of Object.values(type.getFields())) {
        names.add(field.name);
        if ('args' in field) for (const argument of field.args) names.add(argument.name);
      }
    }
    this.#names = names;
  }

  /** @param message graphql-js's own */
  again(message: string): string {
    for (const [pattern, say] of COMPILED) {
      const parts = pattern.exec(message);
      if (parts !== null) return say(...parts.slice(1).map((part) => this.#known(part)));
    }
    return OTHERWISE;
  }

  /**
   * For a variable that cannot be taken: where in it, and what is wrong there.
   *
   * @param message of the whole
   * @param reason the message of what is wrong at that place
   */
  againOfVariable(message: string, reason: string): string {
    const before = message.endsWith(`; ${reason}`) ? message.slice(0, -reason.length - 2) : '';
    const path = / at "([\w.[\]]{1,200})"$/.exec(before)?.[1]?.replace(/^\w+\.?/, '');
    const known = path !== undefined && path.split(/[.[\]]+/).every((part) => part === '' || /^\d+$/.test(part) || this.#names.has(part));
    return known && path !== '' ? `${path}: ${this.again(reason)}` : this.again(reason);
  }

  /** A name, a dotted name or a type in brackets, if all of it is our own. */
  #known(part: string): string {
    return part.split(/\W+/).every((name) => name === '' || this.#names.has(name)) ? part : 'it';
  }
}
