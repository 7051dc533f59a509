import type { TypedDocumentString } from '@portico/shared/learner';

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly unknown[];
}

/** Sends an operation to the api and gives its data. Throws where there is none. */
export async function ask<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    // With a staff and a learner cookie both present, these pages mean the learner.
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', 'portico-as': 'learner' },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  // The server's word is taken for the shape of the data: the documents are checked against its schema when built.
  const answer = (await response.json()) as Answer<Result>;
  if (answer.errors !== undefined || answer.data == null) throw new Error('The server answered with a fault.');
  return answer.data;
}
