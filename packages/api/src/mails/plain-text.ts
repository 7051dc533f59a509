const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
/** Turns the direction of all that follows. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** Half a character: it cannot be written in UTF-8. */
const BROKEN = /\p{Surrogate}/gu;
const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/;

/** What a mail client would make a link of, wherever it stands. */
const ADDRESS = /[/\\:@]|\p{L}[.。．｡]\p{L}{2}/u;

/** A text as one line: what breaks a line becomes a blank, and nothing in it turns the direction of writing or rings a bell. */
export function oneLine(text: string): string {
  return text.replace(BROKEN, '\ufffd').replace(TURNING, '').replace(CONTROL, ' ').replace(/ {2,}/g, ' ').trim();
}

/** A text line by line: at most one empty line in a row, none at its ends. */
export function linesOf(text: string): string[] {
  const lines = text.split(LINE_END).map(oneLine);
  return lines.filter((line, at) => line !== '' || (at > 0 && lines[at - 1] !== '' && lines.slice(at).some((later) => later !== '')));
}

/** One line of at most so many characters, the last of them an ellipsis when some had to go. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('').trimEnd()}…`;
}

/**
 * A name to greet with, or null when it reads like an address: strangers choose the name of an account they make on
 * another's e-mail address, and would send their links in our mails.
 */
export function greetable(name: string): string | null {
  const line = oneLine(name);
  return line === '' || ADDRESS.test(line) ? null : line;
}
