import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const theme = EditorView.theme({
  "&": { backgroundColor: "var(--page)", color: "var(--fg)", fontSize: "12.5px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "20px", maxHeight: "min(70vh, 900px)" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--fg)" },
  ".cm-cursor": { borderLeftColor: "var(--fg)" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--fg-faint)", border: "none" },
  ".cm-activeLine": { backgroundColor: "var(--hover)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--state-running) 28%, transparent)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--fg)",
    border: "none",
    borderRadius: "6px",
    boxShadow: "var(--float)",
    fontFamily: "var(--font-sans)",
    maxWidth: "min(420px, 90vw)",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--selected)", color: "var(--fg)" },
  ".cm-completionDetail": { color: "var(--fg-quiet)", fontStyle: "normal" },
  ".cm-diagnostic": { padding: "6px 10px" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--state-failed)" },
  ".cm-diagnostic-warning": { borderLeft: "3px solid var(--state-missed)" },
  ".cm-lintRange-error": { backgroundImage: "none", borderBottom: "2px solid var(--state-failed)" },
  ".cm-lintRange-warning": { backgroundImage: "none", borderBottom: "2px dotted var(--state-missed)" },
  ".cm-matchingBracket": { backgroundColor: "var(--selected)", outline: "none" },
});

const words = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], fontWeight: "600" },
  { tag: [tags.string, tags.content], color: "var(--fg)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--state-running)" },
  { tag: tags.comment, color: "var(--fg-faint)", fontStyle: "italic" },
  { tag: [tags.punctuation, tags.separator, tags.meta], color: "var(--fg-quiet)" },
]);

/** The colours of the page in every theme: they come by its variables. */
export const editorLooks = [theme, syntaxHighlighting(words)];
