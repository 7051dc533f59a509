const COUNT = new Intl.NumberFormat('en-GB');

/** A count with its thousands apart: `21,907`. */
export function count(value: number): string {
  return COUNT.format(value);
}

/** A count and the thing counted: `1 seat`, `3 seats`. The many are the one with an s unless said. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

const SHORT = new Intl.NumberFormat('en-GB', { notation: 'compact' });

/** A total where there is little room: in full up to four digits, then `10K+`. */
export function shortTotal(value: number, isExact: boolean): string {
  return `${value < 10_000 ? count(value) : SHORT.format(value)}${isExact ? '' : '+'}`;
}

/** A total the server counts to 10,000 only: `10,000+` beyond. */
export function total(value: number, isExact: boolean): string {
  return isExact ? count(value) : `${count(value)}+`;
}
