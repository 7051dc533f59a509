import { describe, expect, it } from '@jest/globals';
import { isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedScalarType, type GraphQLNamedType } from 'graphql';
import { composition } from '../src/composition.js';
import { ENTITIES } from '../src/entities.js';
import { onEachDatabase } from './harness/databases.js';
import { operationsOf } from './harness/documents.js';
import { emittedSchema } from './harness/emitted-schema.js';
import { schemaDrift } from './harness/schema-drift.js';

const schema = await emittedSchema();

const FIRST_RELEASE = [
  'viewer', 'node', 'clients', 'client', 'sublicense', 'contentItems', 'code', 'codeAccess', 'learnerAccess', 'landingPage', 'checkCodes',
  'setUpOwner', 'signIn', 'signOut', 'createClient', 'updateClient', 'setClientStatus', 'createSublicense', 'updateSublicense', 'deleteSublicense',
  'saveContentItem', 'createRegistrationCode', 'updateRegistrationCode', 'setCodesEnabled', 'deleteRegistrationCode',
  'grantAccess', 'revokeAccess', 'setMembershipStatus', 'registerAndRedeem', 'redeemCodes',
];

/** Everything in the schema that a reader meets by name, with its description. */
function* described(types: readonly GraphQLNamedType[]): Generator<[name: string, description: string]> {
  const said = (name: string, thing: { readonly description?: string | null | undefined }): [string, string] => [name, (thing.description ?? '').trim()];
  for (const type of types.filter((one) => !isIntrospectionType(one) && !isSpecifiedScalarType(one))) {
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
    if (!isRoot) yield said(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) yield said(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) yield said(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield said(`${type.name}.${field.name}`, field);
      for (const arg of field.args) yield said(`${type.name}.${field.name}(${arg.name})`, arg);
    }
  }
}

describe('the emitted schema', () => {
  it('has every operation of the first release', () => {
    expect([...operationsOf(schema).keys()]).toEqual(expect.arrayContaining(FIRST_RELEASE));
  });

  it('describes every type, field, argument, enum value and input field', () => {
    const all = [...described(Object.values(schema.getTypeMap()))];
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter(([, description]) => description === '').map(([name]) => name)).toEqual([]);
  });
});

describe('the tables', () => {
  onEachDatabase((open) => {
    it('are, once migrated, those of the entities', async () => {
      const database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
      await database.migrate();
      expect(await schemaDrift(database)).toEqual([]);
    });
  });
});
