import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FormError } from "@/components/ui/form-error";
import { useUnsavedGuard } from "@/components/ui/use-unsaved-guard";
import { joinWords } from "@/lib/format";
import type { SettingsDraft } from "./use-settings-draft";

interface SettingsFormProps {
  title: string;
  /** What these settings decide. */
  lead: string;
  draft: Pick<
    SettingsDraft<object>,
    "isTouched" | "overtaken" | "isSaving" | "error" | "save" | "discard" | "restore"
  >;
  /** Whether anything here is not as it comes. */
  isStated: boolean;
  children: ReactNode;
  /** Below the buttons: what can be tried out. */
  after?: ReactNode;
}

/** One section of the settings with its buttons; what was typed is never lost unasked. */
export function SettingsForm({ title, lead, draft, isStated, children, after }: SettingsFormProps) {
  const { dialog } = useUnsavedGuard(draft.isTouched);
  const [isRestoring, setRestoring] = useState(false);
  return (
    <div className="max-w-2xl">
      <form
        aria-label={title}
        className="flex flex-col gap-5"
        autoComplete="off"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.isTouched) draft.save();
        }}
      >
        <div>
          <h2 className="text-base font-semibold">{title}</h2>
          <p className="mt-0.5 text-sm text-quiet">{lead}</p>
        </div>
        {children}
        {draft.overtaken.length > 0 ? (
          <p role="alert" className="rounded-md bg-sunken px-3 py-2 text-sm">
            <span className="font-medium text-missed">Somebody changed the settings meanwhile.</span> What you
            typed is kept, and nothing is saved yet. Theirs differs in{" "}
            {joinWords(draft.overtaken.map((name) => name.replaceAll("_", " ")))}: Save puts yours in its
            place, Discard shows theirs.
          </p>
        ) : null}
        <FormError error={draft.error} />
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
          <Button type="submit" variant="primary" isBusy={draft.isSaving} disabled={!draft.isTouched}>
            Save
          </Button>
          <Button onClick={draft.discard} disabled={!draft.isTouched}>
            Discard
          </Button>
          {isStated ? (
            <Button variant="ghost" className="ml-auto" onClick={() => setRestoring(true)}>
              Back to the defaults…
            </Button>
          ) : null}
        </div>
      </form>
      {after}
      {dialog}
      <ConfirmDialog
        isOpen={isRestoring}
        onOpenChange={setRestoring}
        title={`Back to the defaults of “${title}”?`}
        description="Everything that was set here is taken back, secrets included."
        action="Take it back"
        onConfirm={() => {
          setRestoring(false);
          draft.restore();
        }}
      />
    </div>
  );
}
