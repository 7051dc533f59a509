// The columns the generator knows how to fill. A migration may add others: then this says so instead of guessing.

/** Which of the values a table takes as it is now. @throws Error naming a column that must be filled and is unknown */
export function columnsFor(table, known, there) {
  const unknown = there.filter(({ name, required }) => required && !known.includes(name));
  if (there.length === 0) throw new Error(`There is no table ${table}.`);
  if (unknown.length > 0) throw new Error(`bench/site does not know what stands in ${table}.${unknown.map(({ name }) => name).join(', ')}: add it there.`);
  return known.filter((name) => there.some((column) => column.name === name));
}
