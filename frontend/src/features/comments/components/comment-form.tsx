import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { Textarea } from "@/components/ui/textarea";
import { useSaveComment } from "../api/comments";

interface CommentFormProps {
  jobId: string;
  label: string;
  /** What the button does. */
  action: string;
  /** Of the comment that is changed. */
  id?: string;
  initial?: string;
  parentId?: string;
  /** Opened for this: it takes the focus, and can be left. */
  onClose?: () => void;
}

const MOST_CHARACTERS = 4_000;

/** Writes a comment, an answer, or another text; Ctrl or ⌘ with Enter sends it. */
export function CommentForm({ jobId, label, action, id, initial = "", parentId, onClose }: CommentFormProps) {
  const [text, setText] = useState(initial);
  const save = useSaveComment(jobId);
  const isReady = text.trim() !== "" && text !== initial && !save.isPending;
  const send = () => {
    if (!isReady) return;
    save.mutate(
      { text: text.trim(), id, parentId },
      {
        onSuccess: () => {
          setText("");
          onClose?.();
        },
      },
    );
  };
  const isSought = onClose !== undefined || text !== "";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        aria-label={label}
        rows={isSought ? 3 : 2}
        maxLength={MOST_CHARACTERS}
        placeholder={id === undefined ? "Write what others should know" : undefined}
        autoFocus={onClose !== undefined}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
            event.preventDefault();
            send();
          } else if (event.key === "Escape" && onClose && text === initial) onClose();
        }}
      />
      {isSought ? (
        <div className="mt-1.5 flex flex-wrap items-center gap-2">
          <Button type="submit" size="sm" variant="primary" isBusy={save.isPending} disabled={!isReady}>
            {action}
          </Button>
          {onClose ? (
            <Button size="sm" variant="ghost" onClick={onClose}>
              Cancel
            </Button>
          ) : null}
          <FormError error={save.error} />
        </div>
      ) : null}
    </form>
  );
}
