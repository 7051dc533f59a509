import type { LearnerPages, PageAnswer, PageOperation, PageRequest } from '@portico/shared';

/** What a plain page says. */
export interface PlainPage {
  readonly landingPage: { readonly name: string; readonly slug: string } | null;
  readonly viewer: { readonly __typename: string; readonly learner?: { readonly email: string } };
  /** Null where no code was looked at. */
  readonly checkCodes: readonly { readonly accepted: boolean }[] | null;
  /** The codes of faults. */
  readonly faults: readonly string[];
}

const LANDING_PAGE = 'query ($slug: String!) { landingPage(slug: $slug) { name slug } }';
const VIEWER = '{ viewer { __typename ... on LearnerViewer { learner { email } } } }';
const CHECK = 'query ($input: CheckCodesInput!) { checkCodes(input: $input) { accepted } }';

/** The learners' pages without their looks: they ask what those ask and say it as JSON. */
export const PLAIN_PAGES: LearnerPages = {
  operationsFor: (request) => {
    const { slug, code } = partsOf(request);
    return [
      ...(slug === null ? [] : [asked(LANDING_PAGE, { slug })]),
      asked(VIEWER),
      ...(code === null || !request.isVisit ? [] : [asked(CHECK, { input: { slug, codes: [code] } })]),
    ];
  },
  render: (request, answers, nonce) => {
    if (answers === null) return { status: 503, html: page('Away', nonce) };
    const { slug, tail } = partsOf(request);
    const said = whatIsSaid(answers);
    const present = said.landingPage?.slug;
    if (present !== undefined && present !== slug) return { redirect: `/${present}${tail}` };
    return { status: slug !== null && present === undefined ? 404 : 200, html: page(JSON.stringify(said), nonce) };
  },
};

/** What a plain page says, from its text. */
export function readPlainPage(html: string): PlainPage {
  // It was written from one.
  return JSON.parse(html.split('\n')[1]!) as PlainPage;
}

function partsOf({ url }: PageRequest): { readonly slug: string | null; readonly code: string | null; readonly tail: string } {
  const [, first = '', rest = ''] = /^\/([^/?]*)([^]*)$/.exec(url) ?? [];
  const [, code = ''] = /^\/([^/?]+)/.exec(rest) ?? [];
  return { slug: first === 'redeem' ? null : decodeURIComponent(first), code: code === '' ? null : decodeURIComponent(code), tail: rest };
}

function asked(query: string, variables: PageOperation['variables'] = {}): PageOperation {
  return { query, variables };
}

function whatIsSaid(answers: readonly PageAnswer[]): PlainPage {
  const none = { landingPage: null, viewer: { __typename: 'nobody' }, checkCodes: null };
  const faults = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions?.code ?? ''));
  // Every answer is to one of the documents above.
  return Object.assign(none, ...answers.map(({ data }) => data), { faults }) as PlainPage;
}

const page = (text: string, nonce: string) => `<!doctype html><title>Portico</title><style nonce="${nonce}"></style>\n${text}\n`;
