import { GRUENFELDER_PEOPLE } from './gruenfelder-people.js';
import { bow } from './stroke-letters.js';
import type { SampleClient } from './tables.js';

/** The German-speaking client of middle size. */
export const GRUENFELDER: SampleClient = {
  name: 'Grünfelder Maschinenbau GmbH',
  slug: 'gruenfelder',
  sku: 'CRM-10517',
  language: 'DE',
  timeZone: 'Europe/Vienna',
  seatLimit: 70,
  endsOn: 400,
  madeOn: -93,
  reference: [
    { name: 'Vertrag', value: 'BW-2231' },
    { name: 'Kostenstelle', value: '4711-Ausbildung' },
  ],
  design: {
    accentColor: '#2f6b2f',
    heading: 'Grünfelder Lernwerkstatt',
    welcomeText: 'Grüß Gott! Den Code bekommen Sie von Ihrer Meisterin oder Ihrem Meister.',
    supportEmail: 'lernen@gruenfelder.example',
  },
  // A seedling.
  logo: { name: 'grünfelder', mark: { width: 8, strokes: [[[4, 0], [4, 5]], [...bow([0, 5], 4, 0, 90), ...bow([4, 9], 4, 180, 270)], [...bow([8, 4], 3, 180, 90), ...bow([5, 7], 3, 0, -90)]] }, needsPlate: true },
  content: ['welcome', 'fire', 'leading', 'welding', 'arbeitsschutz', 'library'],
  sublicenses: [
    { name: 'Werk Mürzegg', sku: 'GF-100', seatLimit: 40, content: ['welcome', 'arbeitsschutz'] },
    { name: 'Fertigung', under: 'Werk Mürzegg', sku: 'GF-110', seatLimit: 20, content: ['arbeitsschutz', 'fire'] },
    { name: 'Schweißerei', under: 'Fertigung', sku: 'GF-111', seatLimit: 8, content: ['welding'] },
    { name: 'Instandhaltung', under: 'Werk Mürzegg', sku: 'GF-120', accessDays: 180, content: ['arbeitsschutz', 'welding'] },
    { name: 'Büro Wien', sku: 'GF-200', content: ['welcome', 'library'] },
    { name: 'Führungskräfte', under: 'Büro Wien', sku: 'GF-210', seatLimit: 6, content: ['leading', 'library'] },
    { name: 'Lehrlinge', sku: 'GF-300', seatLimit: 15, accessDays: 60, content: ['welcome', 'arbeitsschutz', 'welding'] },
    { name: 'Montagepartner', sku: 'GF-900', seatLimit: 8, endsOn: 9, content: ['arbeitsschutz'] },
  ],
  codes: [
    { label: 'Werk, Aushang am Schwarzen Brett', code: 'WERK-START', opens: ['Werk Mürzegg', 'Fertigung'], max: 60, madeOn: -91 },
    { label: 'Instandhaltung, Einladung der Leitung', opens: ['Werk Mürzegg', 'Instandhaltung'], max: 20, madeOn: -91 },
    { label: 'Büro Wien', code: 'WIEN-BUERO', opens: ['Büro Wien'], madeOn: -90, endsOn: 60 },
    { label: 'Lehrlinge, erste Runde', code: 'LEHRLINGE', opens: ['Lehrlinge'], madeOn: -89, endsOn: -25 },
    { label: 'Montagepartner vor Ort', opens: ['Montagepartner'], max: 5, madeOn: -60 },
    { label: 'Lehrlinge, nächste Runde', code: 'NEUE-LEHRLINGE', opens: ['Lehrlinge', 'Werk Mürzegg'], max: 12, madeOn: -6, startsOn: 21 },
  ],
  mailDomain: 'gruenfelder.example',
  people: GRUENFELDER_PEOPLE,
  arrivals: [
    { count: 19, from: -87, to: -9, by: { code: 'Werk, Aushang am Schwarzen Brett' } },
    { count: 11, from: -83, to: -15, by: { code: 'Instandhaltung, Einladung der Leitung' } },
    { count: 14, from: -86, to: -3, by: { code: 'Büro Wien' } },
    { count: 10, from: -85, to: -40, by: { code: 'Lehrlinge, erste Runde' } },
    { count: 5, from: -55, to: -28, by: { code: 'Montagepartner vor Ort' } },
    { count: 3, from: -64, to: -52, by: { hand: 'Führungskräfte' } },
  ],
  later: [
    { what: 'GRANT', who: ['Käthe Weißenböck', 'Jürgen Hözl', 'Özlem Yıldız'], into: 'Führungskräfte', on: -45 },
    { what: 'GRANT', who: ['Franz-Josef Grabner', 'Ćamil Hadžić', 'Zoë Lechner', 'Björn Straßer'], into: 'Schweißerei', on: -33 },
    { what: 'DISABLE', who: ['Bálint Szűcs'], on: -21 },
    { what: 'REVOKE', who: ['Günther Pöschl'], from: 'Instandhaltung', on: -10 },
    { what: 'GRANT', who: ['Dmytro Kovalenko'], into: 'Montagepartner', on: -7 },
  ],
};
