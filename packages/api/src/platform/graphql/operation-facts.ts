import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { CHANGES_VIEWER_EXTENSION } from '../../kernel/audience.js';
import type { Audiences } from './audience.js';

/** What a valid operation asks for, as far as who asks decides about it. */
export interface OperationFacts {
  /** `Type.field` of the first field that only staff may select. */
  readonly forStaff: string | null;
  /** How often the operation calls a mutation: root fields, each alias counted. */
  readonly mutations: number;
  /** It asks for the schema itself. */
  readonly introspects: boolean;
  /** After one of its root fields somebody else asks. */
  readonly changesViewer: boolean;
}

/** Finds the facts of operations. Each operation of a stored document is looked through once. */
export class OperationReader {
  readonly #known = new WeakMap<OperationDefinitionNode, OperationFacts>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly audiences: Audiences,
  ) {}

  factsOf(document: DocumentNode, operation: OperationDefinitionNode): OperationFacts {
    const known = this.#known.get(operation);
    if (known !== undefined) return known;
    const facts = new Walk(this.schema, this.audiences, document).over(operation);
    this.#known.set(operation, facts);
    return facts;
  }
}

class Walk {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #seen = new Set<string>();
  #forStaff: string | null = null;
  #changesViewer = false;
  #introspects = false;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly audiences: Audiences,
    document: DocumentNode,
  ) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  over(operation: OperationDefinitionNode): OperationFacts {
    const root = this.schema.getRootType(operation.operation);
    if (root == null) return { forStaff: null, mutations: 0, introspects: false, changesViewer: false };
    this.#select(operation.selectionSet, root);
    const isMutation = operation.operation === OperationTypeNode.MUTATION;
    return {
      forStaff: this.#forStaff,
      mutations: isMutation ? this.#rootFields(operation.selectionSet) : 0,
      introspects: this.#introspects,
      changesViewer: this.#changesViewer,
    };
  }

  #select(selections: SelectionSetNode, parent: GraphQLNamedType): void {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) this.#field(selection, parent);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition && typeFromAST(this.schema, selection.typeCondition);
        this.#select(selection.selectionSet, condition ?? parent);
      } else this.#spread(selection.name.value);
    }
  }

  #field(field: FieldNode, parent: GraphQLNamedType): void {
    const name = field.name.value;
    if (name === '__schema' || name === '__type') this.#introspects = true;
    if (name.startsWith('__')) return;
    if (this.audiences.isForStaff(parent, name)) this.#forStaff ??= `${parent.name}.${name}`;
    if (!(isObjectType(parent) || isInterfaceType(parent))) return;
    const definition = parent.getFields()[name];
    if (definition?.extensions[CHANGES_VIEWER_EXTENSION] === true) this.#changesViewer = true;
    const type = definition?.type;
    if (type !== undefined && field.selectionSet !== undefined) this.#select(field.selectionSet, getNamedType(type));
  }

  #spread(name: string): void {
    const fragment = this.#fragments.get(name);
    if (fragment === undefined || this.#seen.has(name)) return;
    this.#seen.add(name);
    const condition = typeFromAST(this.schema, fragment.typeCondition);
    if (condition !== undefined) this.#select(fragment.selectionSet, condition);
  }

  /** The limits on documents bound how far this goes. */
  #rootFields(selections: SelectionSetNode): number {
    let count = 0;
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) count += 1;
      else if (selection.kind === Kind.INLINE_FRAGMENT) count += this.#rootFields(selection.selectionSet);
      else count += this.#rootFields(this.#fragments.get(selection.name.value)!.selectionSet);
    }
    return count;
  }
}
