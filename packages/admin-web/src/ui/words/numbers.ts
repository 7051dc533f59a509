const COUNT = new Intl.NumberFormat('en-GB');

/** A count with its thousands apart: `21,907`. */
export function count(value: number): string {
  return COUNT.format(value);
}

/** A count and the thing counted: `1 seat`, `3 seats`. The many are the one with an s unless said. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A total the server counts to 10,000 only: `10,000+` beyond. */
export function total(value: number, isExact: boolean): string {
  return isExact ? count(value) : `${count(value)}+`;
}
