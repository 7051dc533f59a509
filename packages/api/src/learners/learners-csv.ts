import { Door } from '../kernel/door.js';
import type { CsvValue } from '../kernel/csv.js';
import type { Asked, Download } from '../kernel/downloads.js';
import { BadUserInput } from '../kernel/faults.js';
import type { MembershipId } from '../kernel/ids.js';
import { staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesSublicense } from '../kernel/viewer.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { LearnerFilter } from './learners-list.inputs.js';
import type { LearnersMatching, Matching } from './learners-matching.js';
import { asInvited, type LearnersReads } from './learners.reads.js';
import { LearnerStatus } from './learners.types.js';

/** What {@link learnersCsv} reads with. */
export interface LearnersCsvParts {
  readonly reads: LearnersReads;
  readonly matching: LearnersMatching;
  readonly sublicenses: SublicensesReadModel;
}

const TITLES = ['First name', 'Last name', 'E-mail', 'Status', 'Sublicenses', 'Door', 'Joined', 'External id', 'References'];
/** How many learners are read together. */
const PAGE = 500;
const LONGEST_SEARCH = 200;
const FILTERS = ['search', 'clientId', 'sublicenseId', 'status', 'joinedThrough'];

/** `learners.csv`: everybody a filter of the list of learners matches, in the caller's reach, by last name. */
export function learnersCsv(parts: LearnersCsvParts): Download {
  return {
    path: 'learners.csv',
    policy: staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'),
    open: async (ctx, asked) => {
      const matching = await parts.matching.of(scopeOf(ctx.viewer), filterOf(asked));
      return { name: 'learners.csv', lines: linesOf(parts, ctx, matching) };
    },
  };
}

/** @throws BadUserInput for what the filter does not know */
function filterOf({ query }: Asked): LearnerFilter {
  const stranger = Object.keys(query).find((name) => !FILTERS.includes(name));
  if (stranger !== undefined) throw new BadUserInput(`The list is filtered by ${FILTERS.join(', ')} and by nothing else.`);
  const { search = null, clientId = null, sublicenseId = null } = query;
  if (search !== null && search.length > LONGEST_SEARCH) throw new BadUserInput(`The search must have at most ${LONGEST_SEARCH} characters.`);
  const [status, joinedThrough] = [oneOf('status', LearnerStatus, query), oneOf('joinedThrough', Door, query)];
  return Object.assign(new LearnerFilter(), { search, clientId, sublicenseId, status, joinedThrough });
}

function oneOf<Value extends string>(name: string, values: Readonly<Record<string, Value>>, query: Asked['query']): Value | null {
  const given = query[name];
  if (given === undefined) return null;
  const value = Object.values(values).find((one) => one === given);
  if (value === undefined) throw new BadUserInput(`${name} must be one of ${Object.values(values).join(', ')}.`);
  return value;
}

async function* linesOf(parts: LearnersCsvParts, ctx: RequestContext, matching: Matching): AsyncGenerator<readonly CsvValue[]> {
  yield TITLES;
  let after: string | null = null;
  do {
    const { ids, next }: Awaited<ReturnType<Matching['page']>> = await matching.page(after, PAGE);
    yield* await readLines(parts, ctx, ids);
    after = next;
  } while (after !== null);
}

async function readLines({ reads, sublicenses }: LearnersCsvParts, ctx: RequestContext, ids: readonly MembershipId[]): Promise<CsvValue[][]> {
  const scope = scopeOf(ctx.viewer);
  const members = await reads.memberships(ids);
  const learners = await reads.learners([...members.values()].map(({ learnerId }) => learnerId));
  const accesses = await reads.accessesOf(ids, ctx);
  const names = await sublicenses.byId([...new Set([...accesses.values()].flat().map(({ sublicenseId }) => sublicenseId))]);
  return ids.flatMap((id) => {
    const member = members.get(id);
    const known = member === undefined ? undefined : learners.get(member.learnerId);
    if (member === undefined || known === undefined) return [];
    const { firstName, lastName, email } = asInvited(known, member);
    const open = (accesses.get(id) ?? []).filter(({ status, clientId, sublicenseId }) => (status === 'ACTIVE' || status === 'RESERVED') && seesSublicense(scope, clientId, sublicenseId));
    const held = open.map(({ sublicenseId }) => names.get(sublicenseId)?.name ?? '').join('; ');
    const references = member.reference.map(({ name, value }) => `${name}: ${value}`).join('; ');
    return [[firstName, lastName, email, member.status, held, member.joinedThrough, member.joinedAt.toISOString(), member.externalId, references]];
  });
}
