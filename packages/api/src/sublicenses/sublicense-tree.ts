import type { SublicenseId } from '../kernel/ids.js';

/** The most levels of a client's tree; a sublicense without a parent is on the first. */
export const MAX_DEPTH = 10;

/** Where a sublicense hangs. */
export interface TreeNode {
  readonly id: SublicenseId;
  readonly parentId: SublicenseId | null;
}

/** The tree of one client's sublicenses. */
export class SublicenseTree {
  readonly #parents: Map<SublicenseId, SublicenseId | null>;

  constructor(nodes: readonly TreeNode[]) {
    this.#parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]));
  }

  has(id: SublicenseId): boolean {
    return this.#parents.has(id);
  }

  hasChildren(id: SublicenseId): boolean {
    return [...this.#parents.values()].includes(id);
  }

  /** The ids from the root down to `id`, both included. */
  lineTo(id: SublicenseId): SublicenseId[] {
    const line: SublicenseId[] = [];
    for (let at: SublicenseId | null = id; at !== null && !line.includes(at); at = this.#parents.get(at) ?? null) line.unshift(at);
    return line;
  }

  /**
   * What speaks against hanging `id` under `parent`, in words; null when nothing does.
   *
   * @param id a sublicense of the tree with all below it, or null for a new one
   */
  objectionTo(id: SublicenseId | null, parent: SublicenseId | null): string | null {
    if (parent === null) return null;
    const line = this.lineTo(parent);
    if (id !== null && line.includes(id)) return 'A sublicense cannot hang below itself.';
    const levels = line.length + (id === null ? 1 : this.#levelsFrom(id));
    return levels > MAX_DEPTH ? `A tree of sublicenses has at most ${MAX_DEPTH} levels.` : null;
  }

  /** How many levels there are from `id` down, its own included. */
  #levelsFrom(id: SublicenseId): number {
    const depth = this.lineTo(id).length;
    const below = [...this.#parents.keys()].map((other) => this.lineTo(other)).filter((line) => line.includes(id));
    return Math.max(...below.map((line) => line.length)) - depth + 1;
  }
}

/** The nodes of one client depth first, each parent before its children, in the order they came in; `first` leads. */
export function depthFirst<T extends TreeNode>(nodes: readonly T[], first: (node: T) => boolean): T[] {
  const children = new Map<SublicenseId | null, T[]>();
  for (const node of nodes) children.set(node.parentId, [...(children.get(node.parentId) ?? []), node]);
  const below = (parent: SublicenseId | null): T[] => (children.get(parent) ?? []).flatMap((node) => [node, ...below(node.id)]);
  const roots = children.get(null) ?? [];
  children.set(null, [...roots.filter(first), ...roots.filter((node) => !first(node))]);
  return below(null);
}
