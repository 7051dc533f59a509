/** A request by GraphQL over HTTP, as far as its outer shape goes. */
export interface GraphQLBody {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly extensions?: Readonly<Record<string, unknown>> | null;
}

/** What is wrong with the shape of a request's body, in words; null when nothing is. */
export function bodyProblem(body: unknown): string | null {
  if (Array.isArray(body)) return 'Send one operation at a time: batches are not accepted.';
  if (!isObject(body)) return 'The body must be a JSON object with the document as "query".';
  if (typeof body['query'] !== 'string' || body['query'].trim() === '') return 'The body needs the document as "query".';
  if (!isNullish(body['operationName']) && typeof body['operationName'] !== 'string') return '"operationName" must be a string.';
  if (!isNullish(body['variables']) && !isObject(body['variables'])) return '"variables" must be a JSON object.';
  if (!isNullish(body['extensions']) && !isObject(body['extensions'])) return '"extensions" must be a JSON object.';
  return null;
}

/** True when the shape is right. */
export function isGraphQLBody(body: unknown): body is GraphQLBody {
  return bodyProblem(body) === null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNullish(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
