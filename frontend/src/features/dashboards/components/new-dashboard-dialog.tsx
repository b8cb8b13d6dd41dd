import { useState } from "react";
import type { Dashboard, DashboardInput } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { FormError } from "@/components/ui/form-error";
import { TextFileField } from "@/components/ui/text-file-field";
import { useCreateDashboard } from "../api/save-dashboard";
import { readExported } from "../files";
import { TemplateTiles } from "./template-tiles";

const MOST_BYTES = 256 * 1024;

interface NewDashboardDialogProps {
  onClose: () => void;
  onMade: (dashboard: Dashboard) => void;
}

/** Makes a dashboard of a template, or of a file. Mounted while it is open. */
export function NewDashboardDialog({ onClose, onMade }: NewDashboardDialogProps) {
  const create = useCreateDashboard();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const make = (input: DashboardInput) => create.mutate(input, { onSuccess: onMade });
  const importText = () => {
    setProblem(null);
    try {
      make(readExported(text));
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="New dashboard"
      description="Begin with one of these: everything in it can be changed."
      className="w-[min(560px,calc(100vw-24px))]"
      actions={<Button onClick={onClose}>Cancel</Button>}
    >
      <TemplateTiles isBusy={create.isPending} onChoose={make} />
      <div className="mt-4">
        <Disclosure title="From a file" summary="One that was exported here or elsewhere">
          <TextFileField
            label="Exported dashboard"
            fileLabel="File of a dashboard"
            hint="JSON, as “Export” writes it."
            placeholder='{"name": …}'
            rows={5}
            accept=".json,application/json"
            text={text}
            onChange={setText}
            read={readSmall}
          />
          <Button
            className="mt-3"
            disabled={text.trim() === ""}
            isBusy={create.isPending}
            onClick={importText}
          >
            Import
          </Button>
        </Disclosure>
      </div>
      <div className="mt-3">
        <FormError error={problem ?? create.error} />
      </div>
    </Dialog>
  );
}

async function readSmall(file: File): Promise<string> {
  if (file.size > MOST_BYTES) throw new Error("This file is too large to be a dashboard.");
  return file.text();
}
