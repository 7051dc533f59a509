import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** RFC 3339 with an offset or Z. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const WRONG = 'DateTime cannot represent this value: give a time such as 2026-01-31T12:00:00.000Z.';

function parse(text: unknown): Date {
  if (typeof text !== 'string' || !TIME.test(text)) throw new GraphQLError(WRONG);
  const time = new Date(text);
  // JavaScript rolls the 31st of February on into March: the day must come out as it went in.
  const day = Number(text.slice(8, 10));
  const daysInMonth = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  if (Number.isNaN(time.getTime()) || day > daysInMonth) throw new GraphQLError(WRONG);
  return time;
}

/** A time: RFC 3339; UTC with milliseconds in answers. */
export const GraphQLDateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A time by RFC 3339, such as `2026-01-31T12:00:00.000Z`. Answers are in UTC with milliseconds; input may have any offset.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize(value) {
    if (value instanceof Date) return value.toISOString();
    throw new TypeError('A DateTime field must resolve to a Date.');
  },
  parseValue: parse,
  parseLiteral(node) {
    return parse(node.kind === Kind.STRING ? node.value : undefined);
  },
});
