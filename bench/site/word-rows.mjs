// What the lists of a planned site are searched and sorted by, made by the product's own functions.
import { compiled } from '../product.mjs';
import { clients, codes, learners, listing } from './rows.mjs';

const { wordsOfClient } = await compiled('api/dist/clients/client-words.js');
const { wordsOfCode } = await compiled('api/dist/codes/code-words.js');
const { wordsOfLearner } = await compiled('api/dist/learners/learner-keys.js');

export function* clientWords(plan) {
  for (const client of clients(plan)) for (const word of wordsOfClient(client)) yield { client_id: client.id, word };
}

export const wordsOfLearnerRow = ({ id, first_name: firstName, last_name: lastName, email_key: emailKey }) =>
  wordsOfLearner({ firstName, lastName, emailKey }).map((word) => ({ learner_id: id, word }));

export function* learnerWords(plan) {
  for (const learner of learners(plan)) yield* wordsOfLearnerRow(learner);
}

export function* codeListings(plan, owner) {
  for (const code of codes(plan, owner)) yield listing(code);
}

export const wordsOfCodeRow = (code) => wordsOfCode(code).map((word) => ({ code_id: code.id, word, client_id: code.client_id }));

export function* codeWords(plan, owner) {
  for (const code of codes(plan, owner)) yield* wordsOfCodeRow(code);
}
