import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** The GraphiQL page, as it is sent. */
export interface GraphiqlPage {
  readonly html: Buffer;
  readonly gzipped: Buffer;
  readonly etag: string;
  /** What its script and style may do: only what is in the page itself, by hash. */
  readonly contentSecurityPolicy: string;
}

const FIRST_OPERATION = `# This works on the site itself, as whoever is signed in here.
# Ctrl-Space completes, and the book on the left explains every type and field.
query {
  __typename
}
`;

let page: Promise<GraphiqlPage> | undefined;

/** GraphiQL from our own origin, without any other. 9 MB: made once, when somebody first wants it. */
export function graphiqlPage(): Promise<GraphiqlPage> {
  page ??= makePage();
  return page;
}

async function makePage(): Promise<GraphiqlPage> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const text = renderGraphiQL({ title: 'Portico API', endpoint: '/graphql', credentials: 'same-origin', defaultQuery: FIRST_OPERATION });
  const html = Buffer.from(text);
  const scripts = [...text.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => `'sha256-${sha256(script!)}'`);
  return {
    html,
    gzipped: await promisify(gzip)(html, { level: 9 }),
    etag: `"${sha256(html)}"`,
    contentSecurityPolicy: [
      "default-src 'none'",
      `script-src ${scripts.join(' ')}`,
      "style-src 'unsafe-inline'",
      "worker-src blob:",
      "img-src 'self' data:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64');
}
