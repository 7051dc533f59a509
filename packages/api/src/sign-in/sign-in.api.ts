export { AccountCheck, type LearnerCredentials } from './account-check.js';
export { findNode, type NodeLoader, type NodeLoaders } from './nodes.js';
export { NodeResolver } from './node.resolver.js';
export { OwnerSetUp } from './owner-set-up.js';
export { SessionStarter } from './session-starter.js';
export { SignInResolver } from './sign-in.resolver.js';
export { SignedIn } from './sign-in.types.js';
export { Anonymous, Viewer } from './viewer.types.js';
