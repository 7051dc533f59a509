import { Field, ObjectType } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';
import { InvalidInput, NotAllowedNow } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { SignInRefused } from './sign-in.problems.js';
import { Viewer } from './viewer.types.js';

@ForEveryone()
@ObjectType({ simpleResolvers: true, description: 'Somebody is signed in: the answer carries their session cookie.' })
export class SignedIn {
  @Field(() => Viewer, { description: 'Who that is.' })
  readonly viewer: typeof Viewer;

  constructor(viewer: typeof Viewer) {
    this.viewer = viewer;
  }
}

export const SignInResult = resultUnion('SignInResult', 'What signing in came to.', [SignedIn], [SignInRefused, InvalidInput]);

export const SetUpOwnerResult = resultUnion('SetUpOwnerResult', 'What setting up the first owner came to.', [SignedIn], [NotAllowedNow, InvalidInput]);
