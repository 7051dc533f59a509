import { Field, ObjectType } from 'type-graphql';
import { RedemptionCodeType } from '../codes/codes.api.js';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';

@ObjectType({ simpleResolvers: true, description: 'The code is on its way.' })
export class CodeMailed {
  @Field(() => RedemptionCodeType, { description: 'The code, handed to this person now.' })
  readonly code: RedemptionCodeType;

  @Field(() => String, { description: 'The address it is mailed to.' })
  readonly email: string;

  constructor(code: RedemptionCodeType, email: string) {
    this.code = code;
    this.email = email;
  }
}

export const MailCodeResult = resultUnion('MailCodeResult', 'The code is mailed, or why this person gets none.', [CodeMailed], [InvalidInput]);
