import { grant } from './administering.js';
import type { Caller, Json } from './caller.js';
import { makeClient, makeLearner, makeSublicense, type MadeClient, type MadeLearner } from './factories.js';
import type { Site } from './site.js';

const JOB = 'id kind status progress { done total percent } problemCount failure resultsCsvUrl undoable createdAt';

export const RUN_ACTION = `mutation ($input: LearnerActionInput!) { answer: runLearnerAction(input: $input) { __typename
  ... on LearnerActionStarted { matching job { ${JOB} } } ... on InvalidInput { message fields { path message } } } }`;
export const CANCEL = `mutation ($id: ID!) { cancelJob(input: { id: $id }) { ${JOB} } }`;
export const UNDO = `mutation ($id: ID!) { undoJob(id: $id) { ${JOB} } }`;

/** Starts an action on many; its result. */
export async function startAction(staff: Caller, input: object): Promise<Json> {
  return (await staff.ask(RUN_ACTION, { input })).answer!;
}

/** Starts an action on many and has it done; the job at its end. */
export async function runAction(site: Site, staff: Caller, input: object): Promise<Json> {
  const started = await startAction(staff, input);
  await site.doJobs();
  return jobOf(staff, started.job!.id!);
}

/** Undoes a job and has that done; the job that did. */
export async function undo(site: Site, staff: Caller, id: string): Promise<Json> {
  const { undoJob } = await staff.ask(UNDO, { id });
  await site.doJobs();
  return jobOf(staff, undoJob!.id!);
}

/** A job as somebody sees it; null when they do not. */
export async function jobOf(staff: Caller, id: string): Promise<Json> {
  return (await staff.ask(`query ($id: ID!) { node(id: $id) { ... on Job { ${JOB} } } }`, { id })).node!;
}

/** The report of a job: the outcome and the words of each line, by address. */
export async function reportOf(staff: Caller, job: Json): Promise<Record<string, string>> {
  const answer = await staff.get(String(job.resultsCsvUrl));
  if (answer.status !== 200) throw new Error(`The report answered ${answer.status}.`);
  const [, ...lines] = (await answer.text()).trim().split('\r\n');
  // No address of a test has a comma in it; the words may, and are quoted then.
  const read = lines.map((line) => /^\d+,([^,]*),([A-Z_]+),"?(.*?)"?,mem_\w+$/.exec(line)!);
  return Object.fromEntries(read.map(([, email, outcome, words]) => [email!, `${outcome}: ${words!.replaceAll('""', '"')}`]));
}

/** Somebody of a client, with their membership. */
export interface Member extends MadeLearner {
  readonly membership: string;
}

/** A client, a sublicense `EMEA` of it and people who are in Main. */
export async function clientWith(site: Site, owner: Caller, { people, seatLimit = null }: { readonly people: number; readonly seatLimit?: number | null }): Promise<{ client: MadeClient; emea: string & MadeClient['main']; members: Member[] }> {
  const client = await makeClient(owner);
  const emea = await makeSublicense(owner, client.id, { name: 'EMEA', seatLimit });
  const learners: MadeLearner[] = [];
  for (let at = 0; at < people; at += 1) learners.push(await makeLearner(site));
  const granted = people === 0 ? [] : await grant(owner, client.main, learners.map(({ id }) => id));
  return { client, emea, members: learners.map((learner, at) => ({ ...learner, membership: String(granted[at]!.access!.membership!.id) })) };
}

/** The ids of memberships, as an action is given them. */
export const ticked = (members: readonly Member[]): string[] => members.map(({ membership }) => membership);
