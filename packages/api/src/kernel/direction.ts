import { registerEnumType } from 'type-graphql';

/** Which end of an order comes first. */
export const Direction = { ASC: 'ASC', DESC: 'DESC' } as const;
export type Direction = (typeof Direction)[keyof typeof Direction];

registerEnumType(Direction, {
  name: 'Direction',
  description: 'Which end of an order comes first.',
  valuesConfig: {
    ASC: { description: 'A before Z, earlier before later, fewer before more.' },
    DESC: { description: 'The other way round.' },
  },
});
