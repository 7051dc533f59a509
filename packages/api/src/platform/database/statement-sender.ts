import { QueryResult } from 'typeorm';

/**
 * The innermost step of a runner: the statement as the server gets it, the error as the driver throws it.
 * Everything a transaction sends goes through here, BEGIN and COMMIT too.
 */
export interface SendsStatements {
  send(sql: string, parameters: readonly unknown[]): Promise<QueryResult>;
}

/** What TypeORM expects of a statement: rows of one that reads, matched rows of one that writes. */
export function resultOf(raw: unknown, affected: number | undefined): QueryResult {
  const result = new QueryResult();
  result.raw = raw;
  if (Array.isArray(raw)) result.records = raw;
  if (affected !== undefined) result.affected = affected;
  return result;
}
