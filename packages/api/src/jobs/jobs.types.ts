import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.js';
import type { JobId } from '../kernel/ids.js';
import { JobStatus } from '../kernel/jobs.js';
import { Node } from '../kernel/node.js';

registerEnumType(JobStatus, {
  name: 'JobStatus',
  description: 'How a job stands.',
  valuesConfig: {
    QUEUED: { description: 'Waits for a worker.' },
    RUNNING: { description: 'Under way.' },
    COMPLETED: { description: 'Went through everything; what could not be done is told row by row.' },
    CANCELLED: { description: 'Stopped by staff. What was done until then stays; of codes being made none does.' },
    FAILED: { description: 'Could not go on: `failure` says why. What was done until then stays; of codes being made none does.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'How far something got, in rows.' })
export class Progress {
  @Field(() => Int, { description: 'Rows gone through.' })
  readonly done!: number;

  @Field(() => Int, { description: 'Rows there are.' })
  readonly total!: number;

  @Field(() => Int, { description: '0 to 100, rounded down; 100 only when nothing is left.' })
  readonly percent!: number;
}

@ObjectType('Job', { implements: Node, simpleResolvers: true, description: 'Long work that goes on by itself, chunk by chunk. Staff see the jobs they started; owners see all.' })
export class JobType implements Node {
  @Field(() => ID, { description: 'Begins with `job_`.' })
  readonly id!: JobId;

  @Field(() => String, {
    description: 'What it does: GRANT, REVOKE, MOVE, ENABLE, DISABLE, REMOVE, RESEND_INVITES, or one of these undone, such as UNDO_GRANT; GENERATE_CODES, UPLOAD_CODES. More may come.',
  })
  readonly kind!: string;

  @Field(() => JobStatus, { description: 'How it stands.' })
  readonly status!: JobStatus;

  @Field(() => Progress, { description: 'How far it got.' })
  readonly progress!: Progress;

  @Field(() => Int, { description: 'Rows gone through that could not be done; the results say why.' })
  readonly problemCount!: number;

  @Field(() => String, { nullable: true, description: 'Why it could not go on; null unless it FAILED.' })
  readonly failure!: string | null;

  @Field(() => String, { nullable: true, description: 'Where to get what became of each row, as CSV: a path on this site, for whoever sees the job and is signed in. Null when it keeps none.' })
  readonly resultsCsvUrl!: string | null;

  @Field(() => Boolean, { description: 'True while `undoJob` can undo it: for 24 hours from its end, once, if its kind can be undone.' })
  readonly undoable!: boolean;

  @Field(() => Date, { description: 'When it was started.' })
  readonly createdAt!: Date;
}

export const JobConnection = connectionOf(JobType, 'Job', 'jobs');
