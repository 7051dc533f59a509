import { Field, Int, ObjectType } from 'type-graphql';

/** An allowance as it stands. */
export interface Standing {
  readonly maxTaken: number | null;
  readonly taken: number;
}

@ObjectType({ simpleResolvers: true, description: 'How many may be in, how many are. A pending invite holds its seat.' })
export class Seats {
  @Field(() => Int, { nullable: true, description: 'The most seats; null when there is no limit.' })
  readonly limit: number | null;

  @Field(() => Int, { description: 'Seats held now.' })
  readonly taken: number;

  @Field(() => Int, { nullable: true, description: 'Seats left, never below 0; null when there is no limit.' })
  readonly available: number | null;

  @Field(() => Int, { description: 'How many are held beyond a limit that was lowered below them; else 0.' })
  readonly overBy: number;

  constructor({ maxTaken, taken }: Standing) {
    this.limit = maxTaken;
    this.taken = taken;
    this.available = maxTaken === null ? null : Math.max(0, maxTaken - taken);
    this.overBy = maxTaken === null ? 0 : Math.max(0, taken - maxTaken);
  }
}
