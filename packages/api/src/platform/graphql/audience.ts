import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { AUDIENCE_EXTENSION, type Audience } from '../../kernel/audience.js';

type TypeWithFields = GraphQLInterfaceType | GraphQLObjectType;

/**
 * Knows which fields only staff may select. That is every field of which nobody said otherwise, so a forgotten
 * mark hides and never leaks.
 */
export class Audiences {
  readonly #staffOnly = new Map<string, boolean>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** True when only staff may select the field. Queries and mutations have their policies instead. */
  isForStaff(parent: GraphQLNamedType, fieldName: string): boolean {
    const key = `${parent.name}.${fieldName}`;
    const known = this.#staffOnly.get(key);
    if (known !== undefined) return known;
    const answer = this.#decide(parent, fieldName);
    this.#staffOnly.set(key, answer);
    return answer;
  }

  #decide(parent: GraphQLNamedType, fieldName: string): boolean {
    if (fieldName.startsWith('__') || parent.name.startsWith('__')) return false;
    if (parent === this.schema.getQueryType() || parent === this.schema.getMutationType()) return false;
    if (!hasFields(parent)) return true;
    const field = parent.getFields()[fieldName];
    if (field === undefined) return true;
    return (saidOf(field) ?? this.#ofType(parent, field)) === 'staff';
  }

  #ofType(parent: TypeWithFields, field: GraphQLField<unknown, unknown>): Audience {
    const said = saidOf(parent);
    if (said !== undefined) return said;
    if (isProblem(parent)) return 'everyone';
    const node = nodeOf(parent);
    if (node !== undefined) return saidOf(node) ?? 'staff';
    if (isInterfaceType(parent)) return this.#ofInterface(parent, field.name);
    return 'staff';
  }

  /** A field of an interface is for everyone when it is so in every type behind the interface. */
  #ofInterface(parent: GraphQLInterfaceType, fieldName: string): Audience {
    const types = this.schema.getPossibleTypes(parent);
    return types.length > 0 && types.every((type) => !this.isForStaff(type, fieldName)) ? 'everyone' : 'staff';
  }
}

function hasFields(type: GraphQLNamedType): type is TypeWithFields {
  return isObjectType(type) || isInterfaceType(type);
}

function saidOf(thing: { readonly extensions: Readonly<Record<string, unknown>> }): Audience | undefined {
  const said = thing.extensions[AUDIENCE_EXTENSION];
  return said === 'everyone' || said === 'staff' ? said : undefined;
}

/** Whoever may call an operation may read why it was refused. */
function isProblem(type: TypeWithFields): boolean {
  return type.name === 'Problem' || type.getInterfaces().some(({ name }) => name === 'Problem');
}

/** The node type behind a connection or an edge, which is as open as that. */
function nodeOf(type: TypeWithFields): GraphQLNamedType | undefined {
  const fields = type.getFields();
  const field = type.name.endsWith('Connection') ? fields['nodes'] : type.name.endsWith('Edge') ? fields['node'] : undefined;
  return field === undefined ? undefined : getNamedType(field.type);
}
