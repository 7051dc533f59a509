import { SALTMARSH_PEOPLE } from './saltmarsh-people.js';
import type { SampleClient } from './tables.js';

/** The small client, without a seat limit and without an end. */
export const SALTMARSH: SampleClient = {
  name: 'Saltmarsh Care',
  slug: 'saltmarsh-care',
  sku: 'CRM-10609',
  language: 'EN',
  timeZone: 'Europe/London',
  seatLimit: null,
  endsOn: null,
  madeOn: -81,
  reference: [{ name: 'Charity number', value: 'SC-0042' }],
  design: {
    accentColor: '#8a3b5c',
    heading: 'Learning at Saltmarsh',
    welcomeText: 'For everybody who cares, cooks or lends a hand.',
    supportEmail: 'office@saltmarsh.example',
  },
  // Three reeds in the water.
  logo: { name: 'saltmarsh', mark: { width: 9, strokes: [[[0, 0], [9, 0]], [[4.5, 0], [4.5, 9.5]], [[3.4, 0], [2.9, 3.6], [1.3, 7]], [[5.6, 0], [6.1, 3.6], [7.7, 7]]] }, needsPlate: true },
  content: ['welcome', 'safety', 'first-aid', 'fire', 'hygiene', 'medication', 'library'],
  sublicenses: [
    { name: 'Care staff', sku: 'SM-1', seatLimit: 25, content: ['welcome', 'safety', 'first-aid'] },
    { name: 'Medication', under: 'Care staff', sku: 'SM-1-M', accessDays: 30, content: ['medication'] },
    { name: 'Kitchen', sku: 'SM-2', seatLimit: 8, content: ['hygiene', 'fire'] },
    { name: 'Volunteers', content: ['welcome', 'first-aid'] },
    { name: 'Befrienders', under: 'Volunteers', seatLimit: 4, accessDays: 90, content: ['first-aid', 'library'] },
  ],
  codes: [
    { label: 'Care staff induction', opens: ['Care staff', 'Medication'], madeOn: -79 },
    { label: 'Kitchen', code: 'KITCHEN-TABLE', opens: ['Kitchen'], max: 8, madeOn: -79 },
    { label: 'Volunteers, on the leaflet', code: 'LEND-A-HAND', opens: ['Volunteers'], madeOn: -70 },
    { label: 'Volunteers, leaflet with a misprint', opens: ['Volunteers'], madeOn: -72, switchedOffOn: -71 },
    { label: 'Taster week', code: 'TASTER-WEEK', opens: ['Volunteers'], max: 20, madeOn: -58, startsOn: -56, endsOn: -49 },
    { label: 'Kitchen, first round', code: 'FIRST-COOKS', opens: ['Kitchen'], max: 2, madeOn: -79 },
  ],
  mailDomain: 'saltmarsh.example',
  people: SALTMARSH_PEOPLE,
  arrivals: [
    { count: 12, from: -76, to: -8, by: { code: 'Care staff induction' } },
    { count: 5, from: -60, to: -12, by: { code: 'Kitchen' } },
    { count: 7, from: -68, to: -2, by: { code: 'Volunteers, on the leaflet' } },
    { count: 2, from: -54, to: -51, by: { code: 'Taster week' } },
    { count: 2, from: -77, to: -74, by: { code: 'Kitchen, first round' } },
    { count: 2, from: -46, to: -44, by: { hand: 'Befrienders' } },
  ],
  later: [
    { what: 'REDEEM', who: ["Aoife O'Brien"], code: 'Volunteers, on the leaflet', on: -41 },
    { what: 'REDEEM', who: ['Ngozi Eze-Campbell'], code: 'Volunteers, on the leaflet', on: -27 },
    { what: 'REDEEM', who: ['Jean-Luc Mbeki'], code: 'Care staff induction', on: -19 },
    { what: 'GRANT', who: ["Aoife O'Brien"], into: 'Befrienders', on: -16 },
    { what: 'REVOKE', who: ['Tamsin Penrose'], from: 'Volunteers', on: -14 },
  ],
};
