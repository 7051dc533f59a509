import { Field, Int, ObjectType } from 'type-graphql';
import type { Id } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import type { BadLine } from './check-lines.js';

/** The most lines that are told at once. */
const TOLD = 100;

@ObjectType({ simpleResolvers: true, description: 'A line that cannot be a code here.' })
export class RejectedCode implements BadLine {
  @Field(() => Int, { description: 'The line, from 1.' })
  readonly line!: number;

  @Field(() => String, { description: 'What stands there, cut to 60 characters.' })
  readonly code!: string;

  @Field(() => String, { description: 'What is wrong with it.' })
  readonly reason!: string;
}

@ObjectType({ implements: Problem, description: 'Some lines cannot be codes here, so none was taken. Nothing was changed.' })
export class CodesRejected extends Problem {
  @Field(() => [RejectedCode], { description: 'The first 100 of them.' })
  readonly lines: RejectedCode[];

  @Field(() => Int, { description: 'How many there are.' })
  readonly rejectedCount: number;

  @Field(() => String, { nullable: true, description: 'Where to get all of them as CSV, for a week: a path on this site, for whoever uploaded them and is signed in. Null where all are told.' })
  readonly linesCsvUrl: string | null;

  /** All of them, and where they are to be kept. */
  readonly all: readonly BadLine[];
  readonly report: Id<'rej'> | null;

  /** @param report where all of them are kept; null: nowhere */
  constructor(bad: readonly BadLine[], report: Id<'rej'> | null) {
    const count = bad.length;
    super(count === 1 ? 'One line cannot be a code. Correct it, then upload all of them again.' : `${count.toLocaleString('en')} lines cannot be codes. Correct them, then upload all of them again.`);
    this.lines = bad.slice(0, TOLD).map((line) => Object.assign(new RejectedCode(), line));
    this.all = bad;
    this.report = report;
    this.rejectedCount = count;
    this.linesCsvUrl = report === null ? null : `/exports/rejected-codes/${report}.csv`;
  }
}
