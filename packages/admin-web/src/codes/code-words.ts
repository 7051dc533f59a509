/** A code as it is saved and as its link has it: what was typed, with a hyphen for every gap. Empty: one is generated. */
export function writtenCode(typed: string): string {
  return typed.trim().replace(/\s+/g, '-');
}
