// One call of the API as somebody: node docs/ask.mjs <whose cookies> '<GraphQL document>' ['<variables as JSON>']
// Or a file to the address of an upload: node docs/ask.mjs <whose cookies> 'PUT /uploads/<id>' <file>
// Keeps the cookies of each name in the file <name>.jar of the working folder, and prints the answer as it came.
// The site is http://localhost:4000 unless the environment variable `site` names another.
// Ends with code 1 when there was no answer, or one that says to try again; with code 2 when it is called wrongly.
import { readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const site = process.env.site || 'http://localhost:4000';

/** The cookies in a jar, by name; none before the first call. */
function cookiesIn(jar) {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(jar, 'utf8'))));
  } catch (error) {
    if (error.code === 'ENOENT') return new Map();
    throw error;
  }
}

/** Keeps what an answer sets; a cookie without a value is one taken away. For its owner's eyes alone: the jar signs in. */
function keep(jar, cookies, setCookies) {
  for (const cookie of setCookies) {
    const [, name, value] = /^([^=;]+)=([^;]*)/.exec(cookie);
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
  if (setCookies.length > 0) writeFileSync(jar, JSON.stringify(Object.fromEntries(cookies)), { mode: 0o600 });
}

async function send(url, method, headers, body) {
  // fetch would do the same and takes twice as long to load.
  const { request } = await import(url.startsWith('https:') ? 'node:https' : 'node:http');
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, resolve).once('error', reject).end(body);
  });
}

async function ask(jar, { method, path, type, body }) {
  const cookies = cookiesIn(jar);
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { 'content-type': type, 'user-agent': 'ask.mjs', ...(cookie === '' ? {} : { cookie }) };
  const response = await send(`${site}${path}`, method, headers, body);
  const answer = await text(response);
  keep(jar, cookies, response.headers['set-cookie'] ?? []);
  process.stdout.write(`${answer.trim()}\n`);
  // 502 to 504: the site, or a proxy in front of it, could not just now.
  return response.statusCode > 500 ? 1 : 0;
}

/** What to send: a file for `PUT <path>`, else a document. */
function requestOf(query, given) {
  const [, path] = /^PUT (\/\S+)$/.exec(query) ?? [];
  if (path !== undefined) return { method: 'PUT', path, type: 'application/octet-stream', body: readFileSync(given) };
  return { method: 'POST', path: '/graphql', type: 'application/json', body: JSON.stringify({ query, variables: JSON.parse(given) }) };
}

function fail(code, words) {
  process.stderr.write(`${words}\n`);
  process.exitCode = code;
}

const [who, query, variables = '{}'] = process.argv.slice(2);
try {
  if (query === undefined) throw new SyntaxError("Say who asks what: node docs/ask.mjs <whose cookies> '<GraphQL document>' ['<variables as JSON>']");
  process.exitCode = await ask(`${who}.jar`, requestOf(query, variables));
} catch (error) {
  if (error instanceof SyntaxError) fail(2, error.message);
  else fail(1, `No answer from ${site}: ${error.message || error.code}`);
}
