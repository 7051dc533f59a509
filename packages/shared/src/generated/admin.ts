// Generated from the schema and the operations beside it by `pnpm gen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type StaffRole =
  | 'OWNER'
  | 'CLIENT_ADMIN'
  | 'CLIENT_MANAGER'
  | 'AUDITOR';

export type SignInInput = {
  email: string;
  password: string;
  oneTimeCode?: string | null | undefined;
  slug?: string | null | undefined;
};

export type SetUpOwnerInput = {
  token: string;
  email: string;
  name: string;
  password: string;
  sampleData?: boolean;
};

export type SetUpOwnerMutationVariables = Exact<{
  input: SetUpOwnerInput;
}>;


export type SetUpOwnerMutation = { setUpOwner:
    | { __typename: 'SignedIn' }
    | { __typename: 'NotAllowedNow', message: string }
    | { __typename: 'InvalidInput', message: string, fields: Array<{ path: string, message: string }> }
   };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer:
    | { __typename: 'Staff', id: string, name: string, email: string, role: StaffRole }
    | { __typename: 'LearnerViewer' }
    | { __typename: 'TokenViewer' }
    | { __typename: 'Anonymous' }
   };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'SignedIn' }
    | { __typename: 'SignInRefused', message: string }
    | { __typename: 'OneTimeCodeNeeded', message: string }
    | { __typename: 'InvalidInput', message: string, fields: Array<{ path: string, message: string }> }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };


export const SetUpOwnerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetUpOwner"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetUpOwnerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setUpOwner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SetUpOwnerMutation, SetUpOwnerMutationVariables>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Staff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const SignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOut"}}]}}]} as unknown as DocumentNode<SignOutMutation, SignOutMutationVariables>;
export const possibleTypes: Record<string, string[]> = {
  "AcceptInviteResult": [
    "AccountExists",
    "InvalidInput",
    "InviteAccepted",
    "InviteNotUsable"
  ],
  "AcceptStaffInviteResult": [
    "InvalidInput",
    "InviteNotUsable",
    "SignedIn"
  ],
  "AddRedemptionCodesResult": [
    "CodesRejected",
    "InvalidInput",
    "RedemptionCodesAdded"
  ],
  "ClaimSsoDomainResult": [
    "InvalidInput",
    "NotAllowedNow",
    "SsoDomainClaimed"
  ],
  "ConfigureSingleSignOnResult": [
    "InvalidInput",
    "SingleSignOnConfigured"
  ],
  "CorrectImportRowResult": [
    "ImportRowCorrected",
    "InvalidInput",
    "NotAllowedNow"
  ],
  "CreateApiTokenResult": [
    "ApiTokenCreated",
    "InvalidInput"
  ],
  "CreateClientResult": [
    "ClientCreated",
    "InvalidInput",
    "SlugTaken"
  ],
  "CreateRegistrationCodeResult": [
    "CodeTaken",
    "InvalidInput",
    "RegistrationCodeCreated"
  ],
  "CreateSublicenseResult": [
    "InvalidInput",
    "SublicenseCreated"
  ],
  "DeleteClientResult": [
    "ClientDeleted",
    "ClientInUse",
    "InvalidInput"
  ],
  "DeleteRegistrationCodeResult": [
    "CodeInUse",
    "RegistrationCodeDeleted"
  ],
  "DeleteSublicenseResult": [
    "InvalidInput",
    "SeatsExhausted",
    "SublicenseDeleted",
    "SublicenseInUse"
  ],
  "GenerateRedemptionCodesResult": [
    "InvalidInput",
    "RedemptionCodesGenerated"
  ],
  "GrantAccessResult": [
    "AccessGranted",
    "AlreadyHasAccess",
    "InvalidInput",
    "SeatsExhausted"
  ],
  "InviteLearnerResult": [
    "AccessAdded",
    "AlreadyHasAccess",
    "InvalidInput",
    "LearnerInvited",
    "SeatsExhausted"
  ],
  "InviteStaffResult": [
    "InvalidInput",
    "StaffInvited"
  ],
  "MailCodeResult": [
    "CodeMailed",
    "InvalidInput"
  ],
  "MapImportColumnsResult": [
    "ImportMapped",
    "InvalidInput",
    "NotAllowedNow"
  ],
  "Node": [
    "Access",
    "ApiToken",
    "BulkImport",
    "Client",
    "ContentItem",
    "HistoryEntry",
    "Invite",
    "Job",
    "Learner",
    "Mail",
    "Membership",
    "Redemption",
    "RedemptionCode",
    "RedemptionCodeBatch",
    "RegistrationCode",
    "Session",
    "SingleSignOn",
    "Staff",
    "Sublicense",
    "WebhookDelivery",
    "WebhookEndpoint"
  ],
  "Problem": [
    "AccessRevoked",
    "AccountExists",
    "ClientInUse",
    "CodeExhausted",
    "CodeExpired",
    "CodeInUse",
    "CodeNotFound",
    "CodeNotStarted",
    "CodeTaken",
    "CodesRejected",
    "EmailNotAllowed",
    "InvalidInput",
    "InviteNotUsable",
    "NotAllowedNow",
    "OneTimeCodeNeeded",
    "SeatsExhausted",
    "SignInRefused",
    "SlugTaken",
    "SublicenseInUse"
  ],
  "ProvisionLearnerResult": [
    "AccessRevoked",
    "InvalidInput",
    "LearnerProvisioned",
    "SeatsExhausted"
  ],
  "ProvisioningCode": [
    "RedemptionCode",
    "RegistrationCode"
  ],
  "RedeemCodesResult": [
    "AccessRevoked",
    "CodeExhausted",
    "CodeExpired",
    "CodeNotFound",
    "CodeNotStarted",
    "CodesRedeemed",
    "EmailNotAllowed",
    "InvalidInput",
    "SeatsExhausted"
  ],
  "RegisterAndRedeemResult": [
    "AccountExists",
    "CodeExhausted",
    "CodeExpired",
    "CodeNotFound",
    "CodeNotStarted",
    "CodesRedeemed",
    "EmailNotAllowed",
    "InvalidInput",
    "SeatsExhausted"
  ],
  "RunLearnerActionResult": [
    "InvalidInput",
    "LearnerActionStarted"
  ],
  "SaveContentItemResult": [
    "ContentItemSaved",
    "InvalidInput"
  ],
  "SaveWebhookEndpointResult": [
    "InvalidInput",
    "WebhookEndpointSaved"
  ],
  "SetMembershipStatusResult": [
    "MembershipUpdated",
    "NotAllowedNow",
    "SeatsExhausted"
  ],
  "SetUpOwnerResult": [
    "InvalidInput",
    "NotAllowedNow",
    "SignedIn"
  ],
  "SignInResult": [
    "InvalidInput",
    "OneTimeCodeNeeded",
    "SignInRefused",
    "SignedIn"
  ],
  "StartBulkImportResult": [
    "ImportStarted",
    "InvalidInput",
    "NotAllowedNow",
    "SeatsExhausted"
  ],
  "UndoBulkImportResult": [
    "ImportUndone",
    "NotAllowedNow"
  ],
  "UpdateClientResult": [
    "ClientUpdated",
    "InvalidInput",
    "SlugTaken"
  ],
  "UpdateMembershipResult": [
    "InvalidInput",
    "MembershipUpdated"
  ],
  "UpdateProfileResult": [
    "InvalidInput",
    "ProfileUpdated"
  ],
  "UpdateRedemptionCodeBatchResult": [
    "InvalidInput",
    "RedemptionCodeBatchUpdated"
  ],
  "UpdateRegistrationCodeResult": [
    "InvalidInput",
    "RegistrationCodeUpdated"
  ],
  "UpdateSettingsResult": [
    "InvalidInput",
    "SettingsUpdated"
  ],
  "UpdateStaffResult": [
    "InvalidInput",
    "NotAllowedNow",
    "StaffUpdated"
  ],
  "UpdateSublicenseResult": [
    "InvalidInput",
    "SublicenseUpdated"
  ],
  "UploadRedemptionCodesResult": [
    "CodesRejected",
    "InvalidInput",
    "RedemptionCodesUploaded"
  ],
  "Viewer": [
    "Anonymous",
    "LearnerViewer",
    "Staff",
    "TokenViewer"
  ]
};
