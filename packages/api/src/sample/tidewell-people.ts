import type { Name } from './tables.js';

/** In the order of the client's arrivals. */
export const TIDEWELL_PEOPLE: readonly Name[] = [
  // Everybody, from the intranet
  ['Aoife', "O'Brien"], ['Callum', 'Ashworth'], ['Ngozi', 'Eze-Campbell'], ['Jean-Luc', 'Mbeki'], ['Zuzana', 'Horáková'], ['Leon', 'Fitzgerald'],
  ['Praveen', 'Nair'], ['Siobhán', 'Ní Chonaill'], ['Tobias', 'van der Meer'], ['Amara', 'Diallo'], ['Róisín', 'Kavanagh'], ['Ибрагим', 'Саидов', 'ibragim.saidov'],
  ['Hannah', 'Birchall'], ['Matteo', "D'Angelo"], ['Fionnuala', 'Brady'], ['Yusuf', 'Demir'], ['Grace', 'Adeyemi'], ['Piotr', 'Zieliński'],
  ['Catherine', 'St. John-Doyle'], ['Nikolaos', 'Papadakis'], ['娜', '李', 'na.li'], ['Eoin', 'MacCarthy'], ['Ewa', 'Dąbrowska'], ['Samuel', 'Okonkwo'],
  ['Bríd', 'Ní Mhurchú'], ['Anders', 'Sørensen'], ['Lucía', 'Fernández Ruiz'], ['Declan', 'Moynihan'],
  // Warehouse induction with forklift
  ['Marek', 'Wójcik'], ['Agnieszka', 'Król'], ['Darragh', "O'Neill"], ['Florin', 'Ionescu'], ['Chidi', 'Nwosu'], ['Conor', 'Whelan'],
  ['Ioana', 'Țurcanu'], ['Paweł', 'Łuczak'], ['Shane', 'Geraghty'], ['Oksana', 'Bondarenko'], ['Mehmet', 'Öztürk'], ['Joao', 'Ferreira-Lopes'],
  ['Niamh', 'Tierney'], ['Vasile', 'Popa'], ['Kofi', 'Mensah'], ['Katarzyna', 'Wiśniewska'], ['Liam', 'Heffernan'], ['Renata', 'Šimková'],
  ['Tadhg', "O'Sullivan"], ['Ravi', 'Subramaniam'], ['Emeka', 'Obi'], ['Gintarė', 'Kazlauskienė'], ['Barry', 'Nugent'],
  // Night shift, first round
  ['Olena', 'Шевчук', 'olena.shevchuk'], ['Dean', 'Rafferty'], ['Mantas', 'Petrauskas'], ['Ayodele', 'Bakare'], ['Keith', 'Mulligan'], ['Svetlana', 'Morozova'],
  ['Hassan', 'al-Tamimi'], ['Ciara', 'Scully'], ['Bogdan', 'Stănescu'], ['Thabo', 'Ndlovu'], ['Ruth', 'Kinsella'], ['Arjun', 'Desai'],
  // Drivers and dangerous goods
  ['Dmytro', 'Kovalenko'], ['Séamus', 'Ó Dálaigh'], ['Kwabena', 'Asante'], ['Γεώργιος', 'Νικολάου', 'georgios.nikolaou'], ['Padraig', 'Lonergan'], ['Andrzej', 'Sikora'],
  ['Marius', 'Dumitru'], ['Colm', "D'Arcy"], ['Tomasz', 'Nowicki'], ['Ivan', 'Hristov'], ['Gerard', 'McLoughlin'], ['Rui', 'Tavares'],
  ['Stephen', 'Oduya'], ['Aleksandr', 'Ozols'], ['Finbarr', 'Coughlan'], ['Viktor', 'Nagy'], ['Miguel', 'Ibáñez'],
  // Helpers for the peak
  ['Ella', 'Fogarty'], ['Oisín', 'Devlin'], ['Sofía', 'Marín'], ['Jack', 'Hanratty'], ['Nour', 'Haddad'], ['Caoimhe', 'Lynskey'],
  ['Rory', 'Prendergast'], ['Chloé', 'Lefèvre'], ['Cian', 'Dunphy'], ['Ayşe', 'Koç'],
  // Office, by hand
  ['Orla', 'Pemberton-Walsh'], ['Rashid', 'Chowdhury'], ['Maeve', 'Gallagher'], ['Philip', 'Nkemelu'], ['Gráinne', 'Hession'], ['Ingrid', 'Åkesson'],
  ['Daniel', 'Abebe'], ['健太', '佐藤', 'kenta.sato'], ['Una', 'McGrath'], ['Helena', 'Moreira da Costa'],
  // Poster in the canteen
  ['Stuart', 'Delahunt'], ['Łukasz', 'Kamiński'], ['Imani', 'Wanjiru'], ['Noel', 'Tuohy'], ['Petra', 'Vlašić'],
  // Tanker crews, by hand
  ['Brendan', 'Hallissey'], ['Krzysztof', 'Żak'], ['Martin', "O'Shea"],
];
