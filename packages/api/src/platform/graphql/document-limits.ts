import { Kind, parse, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** The most tokens of a document; the parser stops there. */
export const MAX_TOKENS = 2_000;
/** Levels of fields; introspection, which graphql-js bounds by itself, is not counted. */
const MAX_DEPTH = 12;
const MAX_FIELDS = 500;
const MAX_ALIASES = 100;
const MAX_ROOT_ALIASES = 15;
const MAX_ROOT_FIELDS = 30;

interface Size {
  readonly fields: number;
  readonly aliases: number;
  readonly depth: number;
  readonly rootFields: number;
  readonly rootAliases: number;
}

const NOTHING: Size = { fields: 0, aliases: 0, depth: 0, rootFields: 0, rootAliases: 0 };
/** Documents are remembered by their text, up to so many characters of them. */
const REMEMBERED = 2_000_000;

/**
 * Refuses documents that are too big, before they are validated: comparing the fields of a crafted document
 * would already take long. Fragments count wherever they are spread.
 */
export class DocumentLimits {
  readonly #fine = new Set<string>();
  #length = 0;

  /** What is too much, in words; null for a document within the limits, and for one that does not parse. */
  problem(source: string): string | null {
    if (this.#fine.has(source)) return null;
    const document = parsed(source);
    const problem = document === null ? null : tooMuch(sizeOf(document));
    if (problem === null && document !== null) this.#remember(source);
    return problem;
  }

  #remember(source: string): void {
    if (this.#length + source.length > REMEMBERED) {
      this.#fine.clear();
      this.#length = 0;
    }
    this.#fine.add(source);
    this.#length += source.length;
  }
}

function parsed(source: string): DocumentNode | null {
  try {
    return parse(source, { maxTokens: MAX_TOKENS, noLocation: true });
  } catch {
    return null;
  }
}

function tooMuch(size: Size): string | null {
  if (size.depth > MAX_DEPTH) return `This document is too deep: at most ${MAX_DEPTH} levels of fields are allowed.`;
  if (size.fields > MAX_FIELDS) return `This document selects too much: at most ${MAX_FIELDS} fields are allowed.`;
  if (size.rootFields > MAX_ROOT_FIELDS) return `This document calls too much at once: at most ${MAX_ROOT_FIELDS} operations are allowed.`;
  if (size.rootAliases > MAX_ROOT_ALIASES) return `This document calls too much at once: at most ${MAX_ROOT_ALIASES} aliases of operations are allowed.`;
  if (size.aliases > MAX_ALIASES) return `This document has too many aliases: at most ${MAX_ALIASES} are allowed.`;
  return null;
}

function sizeOf(document: DocumentNode): Size {
  const ruler = new Ruler(document);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.map((operation) => ruler.size(operation.selectionSet)).reduce(together, NOTHING);
}

/** Two selections beside each other. */
function together(a: Size, b: Size): Size {
  return {
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
    depth: Math.max(a.depth, b.depth),
    rootFields: a.rootFields + b.rootFields,
    rootAliases: a.rootAliases + b.rootAliases,
  };
}

class Ruler {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #sizes = new Map<string, Size>();

  constructor(document: DocumentNode) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  /** The size of a selection, whose own fields are the roots. */
  size(selections: SelectionSetNode): Size {
    return selections.selections
      .map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#sizeOfFragment(selection.name.value);
        if (selection.kind === Kind.INLINE_FRAGMENT) return this.size(selection.selectionSet);
        const below = selection.selectionSet === undefined ? NOTHING : this.size(selection.selectionSet);
        const alias = selection.alias === undefined ? 0 : 1;
        const introspection = selection.name.value.startsWith('__');
        return {
          fields: below.fields + 1,
          aliases: below.aliases + alias,
          depth: introspection ? 1 : below.depth + 1,
          rootFields: 1,
          rootAliases: alias,
        };
      })
      .reduce(together, NOTHING);
  }

  /** Each fragment is measured once. One that spreads itself counts as nothing there; validation refuses it. */
  #sizeOfFragment(name: string): Size {
    const known = this.#sizes.get(name);
    if (known !== undefined) return known;
    this.#sizes.set(name, NOTHING);
    const fragment = this.#fragments.get(name);
    const size = fragment === undefined ? NOTHING : this.size(fragment.selectionSet);
    this.#sizes.set(name, size);
    return size;
  }
}
