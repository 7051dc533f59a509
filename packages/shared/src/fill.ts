/**
 * Takes a message apart at its `{places}` and puts the values in. What has no value stays as it is written: a message with
 * a hole would be worse.
 */
export function fill<Value>(message: string, values: Readonly<Record<string, Value>>): (string | Value)[] {
  return message.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : (values[part] ?? `{${part}}`)));
}
