import { OperationTypeNode } from 'graphql';
import { Extensions, UseMiddleware, type MiddlewareFn } from 'type-graphql';
import { Forbidden, Unauthenticated } from './faults.js';
import type { RequestContext } from './request-context.js';
import { settling } from './settle.js';
import type { StaffRole, Viewer } from './viewer.js';

/** Who may call an operation. Throws what the caller gets when they may not. */
export interface Policy {
  /** In words, for the API's documentation and the authorization matrix. */
  readonly says: string;
  check(viewer: Viewer): void;
}

/** Anybody, signed in or not. */
export const anyone: Policy = { says: 'anyone', check: () => undefined };

/** Signed-in learners. */
export const learners: Policy = {
  says: 'learners',
  check(viewer) {
    if (viewer.kind === 'anonymous') throw new Unauthenticated();
    if (viewer.kind !== 'learner') throw new Forbidden('This is for learners: sign in as one.');
  },
};

/** Whoever is signed in, staff or learner. */
export const signedIn: Policy = {
  says: 'whoever is signed in',
  check(viewer) {
    if (viewer.kind === 'anonymous') throw new Unauthenticated();
  },
};

/** Staff with one of the given roles. What they reach is cut to their scope where it is read. */
export function staff(...roles: readonly StaffRole[]): Policy {
  return {
    says: `staff: ${roles.join(', ')}`,
    check(viewer) {
      if (viewer.kind === 'anonymous') throw new Unauthenticated();
      if (viewer.kind !== 'staff' || !roles.includes(viewer.role)) throw new Forbidden();
    },
  };
}

/** The key under which an operation's policy stands in its extensions; start-up looks for it. */
export const POLICY_EXTENSION = 'policy';

function enforcing(policy: Policy): MiddlewareFn<RequestContext> {
  return ({ context, info }, next) => {
    policy.check(context.viewer);
    // What an earlier mutation of the request loaded, this one may change.
    if (info.operation.operation === OperationTypeNode.MUTATION) context.loaders.clear();
    return next();
  };
}

/**
 * Puts a policy on a query or mutation, and settles its refusals into `result`. The one order that is right:
 * policy, settle, validation, body.
 *
 * @param result the union of {@link resultUnion} the operation answers with, if it may be refused
 */
export function Allow(policy: Policy, result?: unknown): MethodDecorator {
  return (target, key, descriptor) => {
    Extensions({ [POLICY_EXTENSION]: policy })(target, key, descriptor as TypedPropertyDescriptor<unknown>);
    UseMiddleware(enforcing(policy), settling(result))(target, key as string, descriptor as TypedPropertyDescriptor<unknown>);
  };
}
