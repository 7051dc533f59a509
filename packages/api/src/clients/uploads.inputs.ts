import { IsIn } from 'class-validator';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { UploadPurpose } from '../uploads/uploads.api.js';

registerEnumType(UploadPurpose, {
  name: 'UploadPurpose',
  description: 'What a file is put for.',
  valuesConfig: {
    LOGO: { description: "A client's logo: a PNG, JPEG, WebP or GIF file of at most 5 MB and 40 megapixels." },
    CODES: { description: 'Redemption codes: a text file of at most 64 MB and 1,000,000 lines, UTF-8, a code a line or in a column of a CSV, TSV or semicolon file.' },
  },
});

@InputType({ description: 'What a file is for.' })
export class CreateUploadInput {
  @Field(() => UploadPurpose, { description: 'What it will be used as.' })
  @IsIn(Object.values(UploadPurpose))
  purpose!: UploadPurpose;

  @Field(() => ID, { description: 'The client it is for.' })
  clientId!: string;
}
