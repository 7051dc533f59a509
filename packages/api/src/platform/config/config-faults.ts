/** Settings that make starting impossible: every one of them, each in a line that says what would be right. */
export class ConfigFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigFaults';
  }
}
