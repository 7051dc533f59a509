import { createContext } from 'react';

/** The key of the row something stands in. A line of the table may become that of another row: what is about one row ends then. */
export const RowKey = createContext('');
