import type { SampleContent } from './tables.js';

/** What the training company offers. */
export const CONTENT: readonly SampleContent[] = [
  { key: 'welcome', title: 'Welcome to Brightwater', kind: 'VIDEO', path: 'videos/welcome', tags: ['start'] },
  { key: 'safety', title: 'Safety at work: the essentials', kind: 'COURSE', path: 'courses/safety-essentials', tags: ['safety', 'mandatory'] },
  { key: 'first-aid', title: 'First aid at work', kind: 'COURSE', path: 'courses/first-aid', tags: ['safety', 'mandatory'] },
  { key: 'fire', title: 'Fire wardens: what to do in the first five minutes', kind: 'VIDEO', path: 'videos/fire-wardens', tags: ['safety'] },
  { key: 'forklift', title: 'Forklift licence, theory', kind: 'COURSE', path: 'courses/forklift-theory', tags: ['warehouse', 'licence'] },
  { key: 'loads', title: 'Lifting and securing loads', kind: 'DOCUMENT', path: 'documents/securing-loads.pdf', tags: ['warehouse', 'drivers'] },
  { key: 'dangerous', title: 'Dangerous goods by road', kind: 'LEARNING_PATH', path: 'paths/dangerous-goods', tags: ['drivers', 'licence'] },
  { key: 'tanker', title: 'Tankers: filling, driving, emptying', kind: 'COURSE', path: 'courses/tankers', tags: ['drivers'] },
  { key: 'leading', title: 'Leading a shift', kind: 'LEARNING_PATH', path: 'paths/leading-a-shift', tags: ['leadership'] },
  { key: 'hygiene', title: 'Food hygiene', kind: 'COURSE', path: 'courses/food-hygiene', tags: ['kitchen', 'mandatory'] },
  { key: 'medication', title: 'Giving medication safely', kind: 'COURSE', path: 'courses/medication', tags: ['care'] },
  { key: 'welding', title: 'Schweißen: Grundlagen und Arbeitsschutz', kind: 'COURSE', path: 'kurse/schweissen', tags: ['Fertigung', 'Deutsch'] },
  { key: 'arbeitsschutz', title: 'Arbeitsschutz für alle', kind: 'LEARNING_PATH', path: 'pfade/arbeitsschutz', tags: ['Sicherheit', 'Deutsch'] },
  { key: 'library', title: 'The Brightwater library', kind: 'LINK', path: 'library', tags: ['start'] },
];

/** Where the training company's learning platform is; reserved for examples (RFC 2606), so that it leads nowhere. */
export const LEARNING_PLATFORM = 'https://learn.brightwater.example/';
