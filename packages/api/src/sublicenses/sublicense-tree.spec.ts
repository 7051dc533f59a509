import { describe, expect, it } from '@jest/globals';
import { newId, type SublicenseId } from '../kernel/ids.js';
import { MAX_DEPTH, SublicenseTree, depthFirst, type TreeNode } from './sublicense-tree.js';

/** A chain of so many, the root first. */
function chain(length: number): TreeNode[] {
  const ids = Array.from({ length }, () => newId('sub'));
  return ids.map((id, at) => ({ id, parentId: at === 0 ? null : ids[at - 1]! }));
}

const idsOf = (nodes: readonly TreeNode[]): SublicenseId[] => nodes.map(({ id }) => id);

describe('The tree of a client', () => {
  it('takes a new sublicense under any other down to the tenth level', () => {
    const nodes = chain(MAX_DEPTH);
    const tree = new SublicenseTree(nodes);
    expect(tree.objectionTo(null, null)).toBeNull();
    expect(tree.objectionTo(null, nodes[MAX_DEPTH - 2]!.id)).toBeNull();
    expect(tree.objectionTo(null, nodes[MAX_DEPTH - 1]!.id)).toMatch(/at most 10 levels/);
  });

  it('lets nothing hang below itself, near or far', () => {
    const nodes = chain(3);
    const [top, middle, bottom] = idsOf(nodes);
    const tree = new SublicenseTree(nodes);
    for (const parent of [top!, middle!, bottom!]) expect(tree.objectionTo(top!, parent)).toMatch(/below itself/);
    expect(tree.objectionTo(bottom!, top!)).toBeNull();
  });

  it('counts what hangs below a sublicense when that moves', () => {
    const long = chain(7);
    const short = chain(4);
    const tree = new SublicenseTree([...long, ...short]);
    expect(tree.objectionTo(short[0]!.id, long[5]!.id)).toBeNull();
    expect(tree.objectionTo(short[0]!.id, long[6]!.id)).toMatch(/at most 10 levels/);
  });

  it('knows the way from its root down to each', () => {
    const nodes = chain(3);
    expect(new SublicenseTree(nodes).lineTo(nodes[2]!.id)).toEqual(idsOf(nodes));
  });

  it('is listed depth first, each parent before its children, with the one asked for first', () => {
    const [a, b] = [chain(2), chain(2)];
    const main: TreeNode = { id: newId('sub'), parentId: null };
    const mixed = [a[1]!, a[0]!, b[0]!, main, b[1]!];
    expect(depthFirst(mixed, ({ id }) => id === main.id)).toEqual([main, ...a, ...b]);
  });
});
