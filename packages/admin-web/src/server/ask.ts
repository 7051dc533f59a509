import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

/** What kept an operation from being answered at all, in words for the person in front of the page. */
export class Fault extends Error {}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string }[];
}

const UNREACHABLE = 'The server could not be reached. Check your connection and try again.';
const UNREADABLE = 'The server gave no answer that can be read. Try again in a moment.';

async function post(body: string): Promise<Response> {
  try {
    return await fetch('/graphql', { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' }, body });
  } catch {
    throw new Fault(UNREACHABLE);
  }
}

/** Sends an operation to the api and gives its data. Throws a {@link Fault} where there is none. */
export async function ask<Result, Variables>(document: TypedDocumentNode<Result, Variables>, variables: Variables): Promise<Result> {
  const response = await post(JSON.stringify({ query: print(document), variables }));
  // The server's word is taken for the shape of the data: the documents are checked against its schema when built.
  const answer = (await response.json().catch(() => ({}))) as Answer<Result>;
  const [error] = answer.errors ?? [];
  if (error !== undefined) throw new Fault(error.message);
  if (answer.data == null) throw new Fault(UNREADABLE);
  return answer.data;
}
