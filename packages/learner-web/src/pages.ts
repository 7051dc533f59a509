// What the server runs: see LearnerPages in @portico/shared.
import type { LearnerPages, PageRequest } from '@portico/shared';
import { readFileSync } from 'node:fs';
import { readAssets } from './app/assets.js';
import { operationsOf } from './app/operations.js';
import { pageDataOf } from './app/read-answers.js';
import { writePage } from './app/write-page.js';

const client = new URL('../client/', import.meta.url);
const assets = readAssets((name) => readFileSync(new URL(name, client), 'utf8'));

export const operationsFor: LearnerPages['operationsFor'] = (request: PageRequest) => operationsOf(request);

export const render: LearnerPages['render'] = (request, answers, nonce) => {
  const read = pageDataOf(request, answers);
  if ('redirect' in read) return read;
  return { status: read.status, html: writePage(read.data, { assets, nonce }) };
};
