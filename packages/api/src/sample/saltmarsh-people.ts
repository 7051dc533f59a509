import type { Name } from './tables.js';

/** In the order of the client's arrivals. */
export const SALTMARSH_PEOPLE: readonly Name[] = [
  // Care staff induction
  ['Blessing', 'Achebe'], ['Joyce', 'Trelawney'], ['Maria', "D'Souza"], ['Faith', 'Mutasa'], ['Kateryna', 'Гриценко', 'kateryna.hrytsenko'], ['Denise', 'Copplestone'],
  ['Rosalind', 'Nance-Kemp'], ['Jomar', 'Villanueva'], ['Anjali', 'Thapa'], ['Precious', 'Moyo'], ['Gwenllian', 'Prys'], ['Oluwaseun', 'Afolabi'],
  // Kitchen
  ['Terry', "L'Estrange"], ['Somchai', 'Rattanakul'], ['Beatriz', 'Gonçalves'], ['Malcolm', 'Hext'], ['Fatima', 'el-Amrani'],
  // Volunteers, on the leaflet
  ['Tamsin', 'Penrose'], ['Arthur', 'Lidgey'], ['Sunita', 'Vaidya'], ['Peggy', 'Tonkin'], ['Hiroshi', '山本', 'hiroshi.yamamoto'], ['Morwenna', 'Chegwidden'], ['Basil', 'Uren'],
  // Taster week
  ['Isla', 'Rowe'], ['Nathaniel', 'Quick'],
  // Kitchen, first round
  ['Dolores', 'Ruíz-Tamayo'], ['Winston', 'Braithwaite'],
  // Befrienders, by hand
  ['Jenifer', 'Angwin'], ['محمد', 'الحسن', 'mohammed.alhassan'],
];
