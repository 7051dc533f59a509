import { Field, ObjectType } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { Viewer } from './viewer.types.js';

@ForEveryone()
@ObjectType({ simpleResolvers: true, description: 'It was changed.' })
export class ProfileUpdated {
  @Field(() => Viewer, { description: 'Whoever asked, as they are now.' })
  readonly viewer: typeof Viewer;

  constructor(viewer: typeof Viewer) {
    this.viewer = viewer;
  }
}

export const UpdateProfileResult = resultUnion('UpdateProfileResult', 'What changing something of oneself came to.', [ProfileUpdated], [InvalidInput]);
