import type { TypedDocumentString } from '@portico/shared/learner';
import { AWAY, faultOf, OFFLINE, type AnswerError, type Fault } from './fault.js';

/** Milliseconds after which a server counts as out of reach. */
const PATIENCE = 30_000;

interface Body<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly AnswerError[];
}

/** Carries a {@link Fault} to whoever asked. */
export class Failure extends Error {
  constructor(readonly fault: Fault) {
    super(fault.kind);
  }
}

async function post(body: string): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      // With a staff and a learner cookie both present, these pages mean the learner.
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', 'portico-as': 'learner' },
      body,
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Failure(OFFLINE);
  }
}

/** Sends an operation to the api and gives its data. Throws a {@link Failure} where there is none. */
export async function ask<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result> {
  const response = await post(JSON.stringify({ query: document.toString(), variables }));
  // The server's word is taken for the shape of the data: the documents are checked against its schema when built.
  const answer = (await response.json().catch(() => null)) as Body<Result> | null;
  if (answer === null) throw new Failure(AWAY);
  if (answer.data == null || answer.errors !== undefined) throw new Failure(faultOf(answer.errors?.[0]));
  return answer.data;
}
