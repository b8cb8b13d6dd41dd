import { useState } from "react";
import { toast } from "@/lib/toast";
import type { VariableFormat } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Segmented } from "@/components/ui/segmented";
import { TextFileField } from "@/components/ui/text-file-field";
import { ApiProblem } from "@/lib/api-problem";
import { countOf } from "@/lib/format";
import { useImportVariables } from "../api/variables";
import type { Place } from "../place";
import { ImportReport } from "./import-report";

interface ImportDialogProps {
  place: Place;
  onClose: () => void;
}

const FORMATS = [
  { value: "env", label: "KEY=value lines" },
  { value: "json", label: "JSON" },
] as const;
const MOST_BYTES = 2_000_000;

/** Takes variables over from a text: first it says what that does, then it does it. Mounted while it is open. */
export function ImportDialog({ place, onClose }: ImportDialogProps) {
  const [format, setFormat] = useState<VariableFormat>("env");
  const [text, setText] = useState("");
  const [overwrite, setOverwrite] = useState(false);
  const run = useImportVariables(place);
  const preview = run.data?.dry_run ? run.data : null;
  const change = (apply: () => void) => {
    apply();
    run.reset();
  };
  const start = (isDry: boolean) =>
    run.mutate(
      { format, text, overwrite, dry_run: isDry },
      {
        onSuccess: ({ items }) => {
          if (isDry) return;
          const taken = items.filter(({ outcome }) => outcome === "created" || outcome === "updated").length;
          toast(`${countOf(taken, "variable")} imported`);
          onClose();
        },
      },
    );
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="Import variables"
      className="w-[min(620px,calc(100vw-24px))]"
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") start(preview === null);
        }}
      >
        <Segmented
          label="Format"
          value={format}
          options={FORMATS}
          onChange={(next) => change(() => setFormat(next))}
          className="self-start"
        />
        <TextFileField
          label="Variables"
          fileLabel="A file of variables"
          hint="A comment right above a line becomes its description."
          placeholder={format === "env" ? "# Where jobs run\nREGION=eu-west-1" : '{"REGION": "eu-west-1"}'}
          rows={7}
          text={text}
          error={run.error instanceof ApiProblem ? run.error.field("/text") : undefined}
          onChange={(next) => change(() => setText(next))}
          read={readFile}
        />
        <label className="flex items-center gap-2 text-sm">
          <Checkbox
            checked={overwrite}
            onCheckedChange={(checked) => change(() => setOverwrite(checked === true))}
          />
          Overwrite variables that have another value now
        </label>
        {preview ? <ImportReport items={preview.items} /> : null}
        <FormError error={run.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={run.isPending} disabled={text.trim() === ""}>
            {preview ? "Import" : "Look what it does"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

async function readFile(file: File): Promise<string> {
  if (file.size > MOST_BYTES) throw new Error("That file is too large for a list of variables.");
  return file.text();
}
