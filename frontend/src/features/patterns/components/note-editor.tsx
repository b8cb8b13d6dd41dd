import { useState } from "react";
import type { Pattern } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { useUnsavedGuard } from "@/components/ui/use-unsaved-guard";
import { useNotePattern } from "../api/note-pattern";

const MAX_CHARACTERS = 4_000;

/** What somebody knows of a pattern, for whoever meets it next. What is being written stays, whatever others save. */
export function NoteEditor({ pattern }: { pattern: Pattern }) {
  const { note, may_note: mayNote } = pattern;
  const [draft, setDraft] = useState<string | null>(null);
  /** The note that was there when one began to write. */
  const [former, setFormer] = useState<Pattern["note"]>(null);
  const save = useNotePattern(pattern.id);
  const guard = useUnsavedGuard(draft !== null && draft !== (former?.text ?? ""));
  const begin = () => {
    setFormer(note);
    setDraft(note?.text ?? "");
  };
  const send = (text: string) => save.mutate(text, { onSuccess: () => setDraft(null) });
  if (draft === null)
    return (
      <Section
        title="Note"
        note={
          note ? (
            <>
              {note.author_name || "Somebody"}, <Time value={note.at} />
            </>
          ) : null
        }
        actions={
          mayNote ? (
            <Button variant="ghost" size="sm" onClick={begin}>
              {note ? "Change" : "Write one"}
            </Button>
          ) : null
        }
      >
        <p className="pt-2 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
          {note ? (
            note.text
          ) : (
            <span className="text-quiet">Nobody has written down what to do about it.</span>
          )}
        </p>
      </Section>
    );
  return (
    <Section title="Note">
      <form
        className="flex flex-col gap-2 pt-2"
        onSubmit={(event) => {
          event.preventDefault();
          send(draft);
        }}
      >
        <Textarea
          autoFocus
          aria-label="What is known of it"
          placeholder="What causes it, and what to do"
          rows={4}
          maxLength={MAX_CHARACTERS}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
        />
        {note && note.at !== former?.at && note.text !== draft ? (
          <p role="status" className="text-sm [overflow-wrap:anywhere]">
            {note.author_name || "Somebody"} wrote a note meanwhile, which yours takes the place of:{" "}
            <q className="text-quiet">{note.text}</q>
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            variant="primary"
            isBusy={save.isPending}
            disabled={draft === (note?.text ?? "")}
          >
            Save the note
          </Button>
          <Button type="button" onClick={() => setDraft(null)}>
            Cancel
          </Button>
          {note ? (
            <Button type="button" variant="ghost" disabled={save.isPending} onClick={() => send("")}>
              Take it away
            </Button>
          ) : null}
        </div>
      </form>
      {guard.dialog}
    </Section>
  );
}
