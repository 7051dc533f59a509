import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { BadUserInput } from '../../kernel/faults.js';
import { DEFAULT_PAGE, MAX_PAGE } from '../../kernel/paging.js';

/** The most values an answer may come to. A page of a hundred of anything, with all that stands around each, has a fifth of it. */
export const MOST_VALUES = 250_000;
/** What a list without pages is taken to hold: most hold fewer. */
const USUAL_LIST = 5;

type Variables = Readonly<Record<string, unknown>>;

/** What a selection comes to: so many values, and those of its lists, each as often as it is long. */
interface Sized {
  readonly values: number;
  readonly lists: readonly { readonly length: (variables: Variables) => number; readonly below: Sized }[];
}

const NOTHING: Sized = { values: 0, lists: [] };

/**
 * Refuses operations whose answers would be too large, before they run. The limits on documents bound what is written; a page of a
 * hundred in each of a hundred in each of a hundred is written in one line and is a million.
 */
export class AnswerSizes {
  readonly #known = new WeakMap<OperationDefinitionNode, Sized>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** @throws BadUserInput for an operation that asks for more than {@link MOST_VALUES} values */
  refuseTooLarge(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): void {
    const values = valuesOf(this.#sizeOf(document, operation), variables);
    if (values <= MOST_VALUES) return;
    throw new BadUserInput(
      `This operation may come to ${Math.round(values).toLocaleString('en')} values; at most ${MOST_VALUES.toLocaleString('en')} are allowed. Ask for shorter pages (first), or for less below each of them.`,
    );
  }

  #sizeOf(document: DocumentNode, operation: OperationDefinitionNode): Sized {
    const known = this.#known.get(operation);
    if (known !== undefined) return known;
    const root = this.schema.getRootType(operation.operation);
    const size = root == null ? NOTHING : new Scale(this.schema, document, operation).weigh(operation.selectionSet, root);
    this.#known.set(operation, size);
    return size;
  }
}

function valuesOf({ values, lists }: Sized, variables: Variables): number {
  return lists.reduce((sum, { length, below }) => sum + length(variables) * (1 + valuesOf(below, variables)), values);
}

/** Weighs the selections of one operation. The document is valid: its fragments do not go in a circle. */
class Scale {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #defaults: ReadonlyMap<string, ValueNode | undefined>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    { variableDefinitions = [] }: OperationDefinitionNode,
  ) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#defaults = new Map(variableDefinitions.map(({ variable, defaultValue }) => [variable.name.value, defaultValue]));
  }

  weigh(selections: SelectionSetNode, parent: GraphQLNamedType): Sized {
    const parts = selections.selections.map((selection) => {
      if (selection.kind === Kind.FIELD) return this.#field(selection, parent);
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition && typeFromAST(this.schema, fragment.typeCondition);
      return fragment === undefined ? NOTHING : this.weigh(fragment.selectionSet, condition ?? parent);
    });
    return { values: parts.reduce((sum, { values }) => sum + values, 0), lists: parts.flatMap(({ lists }) => lists) };
  }

  #field(field: FieldNode, parent: GraphQLNamedType): Sized {
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
    const below = field.selectionSet === undefined || definition === undefined ? NOTHING : this.weigh(field.selectionSet, getNamedType(definition.type));
    const length = definition && this.#lengthOf(field, definition, parent);
    return length === undefined ? { values: 1 + below.values, lists: below.lists } : { values: 0, lists: [{ length, below }] };
  }

  /** How long a list can become; undefined for what is no list, or the inside of one that is counted already. */
  #lengthOf(field: FieldNode, { args, type }: GraphQLField<unknown, unknown>, parent: GraphQLNamedType): ((variables: Variables) => number) | undefined {
    if (args.some(({ name }) => name === 'first')) {
      const sizes = ['first', 'last'].map((name) => this.#numberOf(field.arguments?.find((argument) => argument.name.value === name)?.value));
      // What is not within a page's bounds is refused by the list.
      return (variables) => Math.min(MAX_PAGE, Math.max(0, ...sizes.map((size) => size(variables) ?? 0)) || DEFAULT_PAGE);
    }
    return isListType(getNullableType(type)) && !parent.name.endsWith('Connection') ? () => USUAL_LIST : undefined;
  }

  #numberOf(value: ValueNode | undefined): (variables: Variables) => number | undefined {
    if (value?.kind === Kind.INT) {
      const written = Number(value.value);
      return () => written;
    }
    if (value?.kind !== Kind.VARIABLE) return () => undefined;
    const { value: name } = value.name;
    const usual = this.#defaults.get(name);
    const otherwise = usual?.kind === Kind.INT ? Number(usual.value) : undefined;
    return (variables) => (typeof variables[name] === 'number' ? variables[name] : otherwise);
  }
}
