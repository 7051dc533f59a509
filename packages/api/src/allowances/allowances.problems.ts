import { Field, Int, ObjectType } from 'type-graphql';
import { Problem } from '../kernel/problem.js';

/** What {@link SeatsExhausted} tells besides its message. */
export interface SeatsExhaustedDetails {
  readonly message: string;
  /** The code that was refused, as entered. */
  readonly forCode?: string | null;
  /** The name of the full sublicense; null: the client's own limit. */
  readonly sublicense?: string | null;
  /** Seats left; only for staff. */
  readonly available?: number | null;
}

@ObjectType({ implements: Problem, description: 'There are fewer free seats than this needs. Nothing was changed.' })
export class SeatsExhausted extends Problem {
  @Field(() => String, { nullable: true, description: 'The code this is about, as it was entered; null when no code was.' })
  readonly forCode: string | null;

  @Field(() => String, { nullable: true, description: "The name of the sublicense that is full; null when the client's own limit is reached." })
  readonly sublicense: string | null;

  @Field(() => Int, { nullable: true, description: 'How many seats are left. Told to staff only, null for everybody else.' })
  readonly available: number | null;

  constructor({ message, forCode = null, sublicense = null, available = null }: SeatsExhaustedDetails) {
    super(message);
    this.forCode = forCode;
    this.sublicense = sublicense;
    this.available = available;
  }
}
