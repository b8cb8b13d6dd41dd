/* eslint-disable no-control-regex -- control characters are what this is about */
/** Looks of a run of text, as SGR sequences ask for them. Colours are names of the theme or `#rrggbb`. */
export interface AnsiStyle {
  color?: string;
  background?: string;
  bold?: boolean;
  dim?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  inverse?: boolean;
}

export interface AnsiSpan {
  text: string;
  style: AnsiStyle;
}

const NAMES = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"] as const;

/* CSI; then string sequences (DCS, OSC, SOS, PM, APC) with their end; then two-character escapes, so that of a
   string without an end only the introducer goes and its text is seen. No alternative passes a further
   introducer, so a hostile line costs linear time. */
const ESCAPE =
  /(?:\x1b\[|\x9b)([0-?]*)([ -/]*)([@-~]?)|(?:\x1b[PX\]^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]?|[\x90\x98\x9c-\x9f]/g;
const HAS_ESCAPE = /[\x1b\x90\x98\x9b-\x9f]/;

const UNSEEN =
  /[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\udb40[\udc00-\udc7f]/g;
const HAS_UNSEEN = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\udb40]/;
const TAB_CELLS = 8;
/** They join or part letters of some scripts, and signs that are one picture together; elsewhere they only hide. */
const JOINS: ReadonlySet<number> = new Set([0x200c, 0x200d]);

/** `text` as a person should see it: no escape sequences, tabs as spaces, control characters as signs. */
export function plainText(text: string): string {
  const bare = HAS_ESCAPE.test(text) ? text.replace(ESCAPE, "") : text;
  return expandTabs(showUnseen(bare), 0);
}

/** Splits `text` into runs of one look. Only SGR acts; any other sequence is left out. */
export function parseAnsi(text: string): AnsiSpan[] {
  if (!HAS_ESCAPE.test(text)) return text === "" ? [] : [{ text: plainText(text), style: {} }];
  const spans: AnsiSpan[] = [];
  let style: AnsiStyle = {};
  let from = 0;
  let column = 0;
  const push = (raw: string): void => {
    if (raw === "") return;
    const shown = expandTabs(showUnseen(raw), column);
    column += shown.length;
    const last = spans.at(-1);
    if (last && last.style === style) last.text += shown;
    else spans.push({ text: shown, style });
  };
  for (const match of text.matchAll(ESCAPE)) {
    push(text.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[3] === "m" && !match[2] && /^[\d;:]*$/.test(match[1] ?? ""))
      style = applySgr(style, match[1] ?? "");
  }
  push(text.slice(from));
  return spans;
}

function showUnseen(text: string): string {
  if (!HAS_UNSEEN.test(text)) return text;
  return text.replace(/[\r\n]+$/, "").replace(UNSEEN, (character, at: number, whole: string) => {
    const code = character.codePointAt(0) ?? 0;
    if (JOINS.has(code) && isForeign(whole, at - 1) && isForeign(whole, at + 1)) return character;
    if (code < 0x20) return `^${String.fromCharCode(0x40 + code)}`;
    return code === 0x7f ? "^?" : `‹${code.toString(16).toUpperCase().padStart(4, "0")}›`;
  });
}

function isForeign(text: string, at: number): boolean {
  return text.charCodeAt(at) > 0x2ff;
}

function expandTabs(text: string, column: number): string {
  if (!text.includes("\t")) return text;
  let shown = "";
  for (const part of text.split(/(\t)/)) {
    if (part !== "\t") shown += part;
    else shown += " ".repeat(TAB_CELLS - ((column + shown.length) % TAB_CELLS));
  }
  return shown;
}

function applySgr(before: AnsiStyle, parameters: string): AnsiStyle {
  const codes = parameters.split(/[;:]/).map((code) => (code === "" ? 0 : Number(code)));
  let style = before;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const [color, used] = extendedColor(codes, index + 1);
      if (color) style = { ...style, [code === 38 ? "color" : "background"]: color };
      index += used;
    } else {
      style = applyCode(style, code);
    }
  }
  return style;
}

const FLAGS: Record<number, AnsiStyle> = {
  1: { bold: true },
  2: { dim: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  9: { strike: true },
  21: { underline: true },
  22: { bold: false, dim: false },
  23: { italic: false },
  24: { underline: false },
  27: { inverse: false },
  29: { strike: false },
};

function applyCode(style: AnsiStyle, code: number): AnsiStyle {
  if (code === 0) return {};
  if (code === 39) return { ...style, color: undefined };
  if (code === 49) return { ...style, background: undefined };
  if (code >= 30 && code <= 37) return { ...style, color: NAMES[code - 30] };
  if (code >= 40 && code <= 47) return { ...style, background: NAMES[code - 40] };
  if (code >= 90 && code <= 97) return { ...style, color: `bright-${NAMES[code - 90] ?? "white"}` };
  if (code >= 100 && code <= 107) return { ...style, background: `bright-${NAMES[code - 100] ?? "white"}` };
  return code in FLAGS ? { ...style, ...FLAGS[code] } : style;
}

/** The colour after 38 or 48 and how many codes it took. */
function extendedColor(codes: number[], at: number): [string | undefined, number] {
  if (codes[at] === 5) return [paletteColor(codes[at + 1] ?? -1), 2];
  if (codes[at] !== 2) return [undefined, 0];
  const channels = codes.slice(at + 1, at + 4);
  const valid = channels.length === 3 && channels.every((channel) => channel <= 255);
  return [valid ? hex(channels) : undefined, 4];
}

function paletteColor(index: number): string | undefined {
  if (index < 0 || index > 255) return undefined;
  if (index < 16) return index < 8 ? NAMES[index] : `bright-${NAMES[index - 8] ?? "white"}`;
  if (index >= 232) return hex([8 + (index - 232) * 10, 8 + (index - 232) * 10, 8 + (index - 232) * 10]);
  const cube = index - 16;
  return hex(
    [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((step) => (step ? 55 + step * 40 : 0)),
  );
}

function hex(channels: number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
