import type { Name } from './tables.js';

/** In the order of the client's arrivals. */
export const GRUENFELDER_PEOPLE: readonly Name[] = [
  // Werk, Aushang am Schwarzen Brett
  ['Franz-Josef', 'Grabner'], ['Ćamil', 'Hadžić'], ['Zoë', 'Lechner'], ['Björn', 'Straßer'], ['Waltraud', 'Eibl'], ['Goran', 'Jovanović'],
  ['Ilse', 'Mühlbacher'], ['Hüseyin', 'Aydın'], ['Reinhard', 'Kößler'], ['Nevena', 'Петровић', 'nevena.petrovic'], ['Thomas', 'Ofner'], ['Sieglinde', 'Übleis'],
  ['Karl-Heinz', 'Dörfler'], ['Mirela', 'Babić'], ['Alois', 'Schönauer'], ['Emre', 'Çelik'], ['Gerlinde', 'Höfer'], ['Matthias', 'Ziegelböck'], ['Dragan', 'Kovačević'],
  // Instandhaltung, Einladung der Leitung
  ['Günther', 'Pöschl'], ['Bálint', 'Szűcs'], ['Rudolf', 'Trümmer'], ['Ondřej', 'Růžička'], ['Stefan', 'Graßl'], ['Zoran', 'Milić'],
  ['Herta', 'Königsberger'], ['Attila', 'Kőszegi'], ['Lukas', 'Fürnkranz'], ['Elif', 'Şahin'], ['Werner', 'Mödlhammer'],
  // Büro Wien
  ['Käthe', 'Weißenböck'], ['Jürgen', 'Hözl'], ['Özlem', 'Yıldız'], ['Anna-Lena', 'Prünster'], ['Felix', 'Böhmwalder'], ['Mária', 'Ďurišová'],
  ['Clemens', 'von Arnsdorf'], ['Birgit', 'Zöchling'], ['Tatjana', 'Kuzmić-Bauer'], ['Moritz', 'Schäffler'], ['Leyla', 'Rahimi'], ['Jörg', 'Nußbaumer'],
  ['Magdalena', 'Süß'], ['伟', '陈', 'wei.chen'],
  // Lehrlinge, erste Runde
  ['Jonas', 'Kröll'], ['Lea', 'Mitterhöfer'], ['Amir', 'Hosseini'], ['Paul', 'Grünbichler'], ['Selin', 'Kılıç'], ['Noah', 'Österreicher'],
  ['Mia', 'Täubl'], ['David', 'Lőrincz'], ['Valentina', 'Rössl'], ['Fabian', 'Hufnagl'],
  // Montagepartner vor Ort
  ['Radovan', 'Žižka'], ['Heinz', 'Löschnig'], ['Petar', 'Димитров', 'petar.dimitrov'], ['Manfred', 'Jäger-Stoiber'], ['Tibor', 'Fehér'],
  // Führungskräfte, by hand
  ['Ulrike', 'Thannhäuser'], ['Leopold', 'Sölkner'], ['Margarete', 'Brünner'],
];
