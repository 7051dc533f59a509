/** A file as a browser is given one: a logo of 96 × 32 pixels, all of one colour. */
export const LOGO_FILE = {
  name: 'logo.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAGAAAAAgCAMAAADaHo1mAAAAA1BMVEULbm76W9hNAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAGklEQVRIie3BAQ0AAADCoPdP7WYOoAAAALoBDCAAARbatHcAAAAASUVORK5CYII=', 'base64'),
};
