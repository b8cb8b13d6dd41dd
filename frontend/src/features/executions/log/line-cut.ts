import { plainText } from "@/lib/ansi";

/** A line longer than this is shown cut until a person asks for all of it. */
export const CUT_CHARACTERS = 2000;

/** The part of a raw line that is shown at first. Never splits a pair of UTF-16 halves. */
export function cutLine(text: string): string {
  if (text.length <= CUT_CHARACTERS) return text;
  const code = text.charCodeAt(CUT_CHARACTERS - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? CUT_CHARACTERS - 1 : CUT_CHARACTERS);
}

export function isCut(text: string): boolean {
  return text.length > CUT_CHARACTERS;
}

const SIMPLE = /^[\x20-\x7e]*$/;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\ud83c-\ud83e][\udc00-\udfff]/g;

/** Room for the button after a cut line, in characters. */
const BUTTON_CELLS = 36;

/** How many characters wide the line is as first shown; wide signs count twice. */
export function cellsOf(text: string): number {
  const shown = cutLine(text);
  const room = isCut(text) ? BUTTON_CELLS : 0;
  return room + (SIMPLE.test(shown) ? shown.length : widthOf(plainText(shown)));
}

/** How many characters wide the whole line is. */
export function wholeCellsOf(text: string): number {
  return SIMPLE.test(text) ? text.length : widthOf(plainText(text));
}

function widthOf(text: string): number {
  let extra = 0;
  for (const wide of text.matchAll(WIDE)) extra += wide[0].length === 1 ? 1 : 0;
  return text.length + extra;
}
