import type { ValidationError } from 'class-validator';
import { ArgumentValidationError, type MiddlewareFn } from 'type-graphql';
import { BadUserInput } from './faults.js';
import { FieldProblem, InvalidInput, Refusal, type Problem } from './problem.js';
import type { RequestContext } from './request-context.js';
import { problemsOf } from './result-union.js';

/**
 * Outside the transaction, turns a {@link Refusal} into the member of `result` it stands for, and input that
 * fails validation into InvalidInput (where `result` declares none: the fault BAD_USER_INPUT). A refusal that
 * `result` does not declare goes on as an error: somebody forgot to declare it.
 */
export function settling(result: unknown): MiddlewareFn<RequestContext> {
  return async (_, next) => {
    try {
      return await next();
    } catch (thrown) {
      const problem = problemIn(thrown);
      if (problem === undefined) throw thrown;
      if (problemsOf(result).some((declared) => problem instanceof declared)) return problem;
      if (problem instanceof InvalidInput) throw new BadUserInput(problem.message);
      throw thrown;
    }
  };
}

/** The problem an error carries: that of a {@link Refusal}, or InvalidInput for input that failed validation. */
export function problemIn(thrown: unknown): Problem | undefined {
  if (thrown instanceof Refusal) return thrown.problem;
  if (thrown instanceof ArgumentValidationError) return new InvalidInput(fieldsOf(thrown.extensions.validationErrors));
  return undefined;
}

/** Flattens class-validator's tree; only its messages are used, never the values it carries. */
function fieldsOf(errors: readonly ValidationError[], above = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const path = above === '' ? error.property : `${above}.${error.property}`;
    const here = Object.values(error.constraints ?? {}).map((message) => new FieldProblem(path, sentence(message)));
    return [...here, ...fieldsOf(error.children ?? [], path)];
  });
}

function sentence(message: string): string {
  const capital = message.charAt(0).toUpperCase() + message.slice(1);
  return capital.endsWith('.') ? capital : `${capital}.`;
}
