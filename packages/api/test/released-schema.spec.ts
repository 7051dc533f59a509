import { describe, expect, it } from '@jest/globals';
import { buildSchema, findBreakingChanges } from 'graphql';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const shared = (name: string) => buildSchema(readFileSync(fileURLToPath(new URL(`../../shared/${name}`, import.meta.url)), 'utf8'));

describe('the API', () => {
  it('keeps what the last release promised: a query that worked goes on working', () => {
    const broken = findBreakingChanges(shared('schema.released.graphql'), shared('schema.graphql'));
    expect(broken.map((change) => change.description)).toEqual([]);
  });
});
