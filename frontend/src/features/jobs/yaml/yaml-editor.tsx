import { autocompletion, type CompletionSource } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  tooltips,
} from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { Mark } from "./definition-yaml";
import { editorLooks } from "./editor-looks";

interface YamlEditorProps {
  text: string;
  /** Without it the text is to be read only. */
  onChange?: (text: string) => void;
  marks?: readonly Mark[];
  /** Where the cursor is put, each time that it is another object. */
  jump?: { at: number } | null;
  complete?: CompletionSource;
}

/** A text of YAML to be written, with what is wrong with it marked where it stands. Tab leaves it, as elsewhere. */
export function YamlEditor({ text, onChange, marks = [], jump = null, complete }: YamlEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const written = useRef({ text, onChange, complete });
  useEffect(() => {
    written.current = { ...written.current, onChange, complete };
  });
  const isReading = onChange === undefined;

  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: written.current.text,
        extensions: [
          lineNumbers(),
          ...(isReading ? [] : [lintGutter(), history(), highlightActiveLine(), indentOnInput()]),
          drawSelection(),
          bracketMatching(),
          indentUnit.of("  "),
          yaml(),
          editorLooks,
          EditorView.lineWrapping,
          tooltips({ position: "fixed" }),
          EditorState.readOnly.of(isReading),
          EditorView.contentAttributes.of({ "aria-label": "Definition as YAML", tabindex: "0" }),
          autocompletion({ override: [(context) => written.current.complete?.(context) ?? null] }),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            const next = update.state.doc.toString();
            written.current.text = next;
            written.current.onChange?.(next);
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, [isReading]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || text === written.current.text) return;
    written.current.text = text;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const length = editor.state.doc.length;
    const found = marks.map(({ from, to, severity, text: message }) => ({
      from: Math.min(from, length),
      to: Math.min(to, length),
      severity,
      message,
    }));
    editor.dispatch(setDiagnostics(editor.state, found));
  }, [marks]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !jump) return;
    editor.focus();
    const at = Math.min(jump.at, editor.state.doc.length);
    editor.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
  }, [jump]);

  return (
    <div
      ref={host}
      className="overflow-hidden rounded-md border border-line-strong outline-2 outline-transparent focus-within:border-focus focus-within:outline-focus"
    />
  );
}
