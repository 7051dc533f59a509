import { configure } from '@testing-library/react';

// Milliseconds a page may take to become what a test waits for: a guard against hanging, no bar. The library's own second is
// over before a busy machine has rendered the first page.
configure({ asyncUtilTimeout: 60_000 });
