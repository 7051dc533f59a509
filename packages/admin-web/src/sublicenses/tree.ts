/** As much of a sublicense as tells where it hangs. */
interface Hanging {
  readonly id: string;
  readonly isMain: boolean;
  readonly parent: { readonly id: string } | null;
}

/** The ids of a sublicense and of all that hang below it. */
export function branchOf(all: readonly Hanging[], id: string): ReadonlySet<string> {
  const branch = new Set([id]);
  let size = 0;
  while (size < branch.size) {
    size = branch.size;
    for (const { id: one, parent } of all) if (parent !== null && branch.has(parent.id)) branch.add(one);
  }
  return branch;
}

/** Under which a sublicense may hang: none of its own branch, and never Main. `id` null: a new one. */
export function parentsFor<One extends Hanging>(all: readonly One[], id: string | null): One[] {
  const own = id === null ? new Set<string>() : branchOf(all, id);
  return all.filter((one) => !one.isMain && !own.has(one.id));
}

/** Whether others hang below it: then it cannot be deleted. */
export function hasBranch(all: readonly Hanging[], id: string): boolean {
  return branchOf(all, id).size > 1;
}
