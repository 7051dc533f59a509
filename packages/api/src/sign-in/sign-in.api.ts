export { AccountCheck } from './account-check.js';
export { findNode, type NodeLoaders } from './nodes.js';
export { NodeResolver } from './node.resolver.js';
export { OwnerSetUp } from './owner-set-up.js';
export { SessionStarter } from './session-starter.js';
export { SignInResolver } from './sign-in.resolver.js';
