import { X } from "lucide-react";
import { type ReactNode, useState } from "react";
import * as api from "@/api/client";
import type { Permission } from "@/api/types";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Field, type FieldControl } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { IconButton } from "@/components/ui/icon-button";
import { ListEditor } from "@/components/ui/list-editor";
import { Select } from "@/components/ui/select";
import { accountKeys } from "../api/keys";
import { TextField } from "../components/text-field";
import { refusals } from "../refused-field";
import { useAccountChange } from "./api";
import { keyOf, LIVES, NEW_KEY } from "./key-draft";
import { ScopePicker } from "./scope-picker";

export interface KeyDialogParts {
  /** What finds a job by its name. */
  jobPicker: (control: FieldControl, onChoose: (jobId: string) => void) => ReactNode;
  /** The name of a job. */
  jobName: (jobId: string) => ReactNode;
}

interface KeyDialogProps extends KeyDialogParts {
  permissions: readonly Permission[];
  onClose: () => void;
}

const FORM = "new-key";
/** A refused network is told at its place, and below: there may be too many of them. */
const FIELDS = ["name", "scopes", "jobs", "expires_at"];

/** Makes an API key, and shows it this once. */
export function KeyDialog({ permissions, jobPicker, jobName, onClose }: KeyDialogProps) {
  const [draft, setDraft] = useState(NEW_KEY);
  const make = useAccountChange(api.createApiKey, accountKeys.apiKeys);
  const refused = refusals(make.error, FIELDS);
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  if (make.data) return <MadeKey text={make.data.key} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="New API key"
      description="A program that has it acts for you, as far as you let it."
      className="top-[6vh] max-h-[88vh] w-[min(560px,calc(100vw-24px))]"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} variant="primary" isBusy={make.isPending}>
            Make the key
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(keyOf(draft, Date.now()));
        }}
      >
        <TextField
          label="Name"
          hint="To know it by: what uses it."
          maxLength={100}
          autoFocus
          value={draft.name}
          error={refused.of("name")}
          onChange={(name) => set({ name })}
        />
        <ScopePicker
          permissions={permissions}
          value={draft.scopes}
          error={refused.of("scopes")}
          onChange={(scopes) => set({ scopes })}
        />
        <Field
          label="Only these jobs"
          isOptional
          error={refused.of("jobs")}
          hint={draft.jobs.length === 0 ? "None chosen: all jobs that you reach." : undefined}
        >
          {(control) => (
            <div className="flex flex-col gap-1.5">
              {draft.jobs.map((id) => (
                <span key={id} className="flex items-center gap-1 text-sm">
                  <span className="min-w-0 flex-1 truncate">{jobName(id)}</span>
                  <IconButton
                    label="Take this job off"
                    size="icon-sm"
                    onClick={() => set({ jobs: draft.jobs.filter((other) => other !== id) })}
                  >
                    <X size={14} />
                  </IconButton>
                </span>
              ))}
              {jobPicker(control, (id) => set({ jobs: [...new Set([...draft.jobs, id])].filter(Boolean) }))}
            </div>
          )}
        </Field>
        <fieldset>
          <legend className="mb-1 text-sm font-medium">
            Only from these networks <span className="ml-0.5 font-normal text-faint">optional</span>
          </legend>
          <ListEditor
            noun="network"
            values={draft.networks}
            placeholder="10.0.0.0/8"
            errorAt={(at) => refused.of(`networks/${at}`)}
            onChange={(networks) => set({ networks })}
          />
        </fieldset>
        <Field label="Expires" error={refused.of("expires_at")}>
          {(control) => (
            <Select
              {...control}
              options={LIVES}
              value={draft.days}
              onChange={(event) => set({ days: event.target.value })}
            />
          )}
        </Field>
        <FormError error={refused.rest} />
      </form>
    </Dialog>
  );
}

function MadeKey({ text, onClose }: { text: string; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Copy your key now"
      description="It is shown this once: nobody can read it again, you neither."
      actions={
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <p className="flex items-center gap-1 rounded-md bg-sunken p-2">
        <code className="min-w-0 flex-1 font-mono text-[12.5px] break-all select-all">{text}</code>
        <CopyButton text={text} label="Copy the key" />
      </p>
      <p className="mt-3 text-sm text-quiet">
        Send it as <code className="font-mono text-[12.5px]">Authorization: Bearer …</code>
      </p>
    </Dialog>
  );
}
