import { ArrayMaxSize, ArrayUnique, IsArray, ValidateNested } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Line } from './line.js';

/** The most references of one thing. */
const MAX_REFERENCES = 20;

@ObjectType({ simpleResolvers: true, description: 'A name and a value kept with something, for whoever runs the site.' })
export class Reference {
  @Field(() => String, { description: 'What it is called, 1 to 60 characters.' })
  readonly name!: string;

  @Field(() => String, { description: 'Its value, 1 to 500 characters.' })
  readonly value!: string;
}

@InputType({ description: 'A name and a value to keep with something.' })
export class ReferenceInput {
  @Field(() => String, { description: 'What it is called, 1 to 60 characters.' })
  @Line(60)
  name!: string;

  @Field(() => String, { description: 'Its value, 1 to 500 characters.' })
  @Line(500)
  value!: string;
}

/** On an input field: all references a thing is to have, at most 20, every name once. */
export function References(): PropertyDecorator {
  const rules = [
    IsArray(),
    ArrayMaxSize(MAX_REFERENCES),
    ArrayUnique((entry: ReferenceInput) => entry.name.trim(), { message: 'Every name in reference can be used once' }),
    ValidateNested({ each: true }),
  ];
  return (target, property) => {
    for (const rule of rules) rule(target, property);
  };
}

/** References as they are stored. */
export function plainReferences(references: readonly ReferenceInput[]): { name: string; value: string }[] {
  return references.map(({ name, value }) => ({ name: name.trim(), value: value.trim() }));
}
