import { type SyntheticEvent, useId, useState } from "react";
import type { Widget } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { TilePicker } from "@/components/ui/tile-picker";
import { SPANS } from "@/lib/time-span";
import { ConfigFields } from "../fields/config-fields";
import type { JobPickerType } from "../fields/types";
import { KIND_IDS, KINDS, type WidgetKind } from "../kinds";
import { missingOf } from "../missing";
import { REFRESHES } from "../refreshes";
import { isOfNow, titleOf } from "../values";

interface WidgetDialogProps {
  widget: Widget;
  /** It is not on the dashboard yet: its kind can be chosen. */
  isNew: boolean;
  JobPicker: JobPickerType;
  onKind: (kind: WidgetKind) => void;
  onSave: (widget: Widget) => void;
  onClose: () => void;
}

/** Asks what a widget is to show. Mounted while it is open, anew for each kind. */
export function WidgetDialog({ widget, isNew, JobPicker, onKind, onSave, onClose }: WidgetDialogProps) {
  const [draft, setDraft] = useState(widget);
  const [isTried, setTried] = useState(false);
  const formId = useId();
  const { config } = draft;
  const missing = missingOf(config);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing === null) onSave({ ...draft, title: draft.title?.trim() ?? "" });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={isNew ? "Add a widget" : "What it shows"}
      description={KINDS[config.kind].line + "."}
      className="top-[6vh] max-h-[88vh] w-[min(560px,calc(100vw-24px))]"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId}>
            {isNew ? "Add widget" : "Done"}
          </Button>
        </>
      }
    >
      <form id={formId} className="space-y-4" onSubmit={save}>
        {isNew ? (
          <TilePicker
            label="Kind of widget"
            value={config.kind}
            options={KIND_IDS.map((kind) => ({ value: kind, label: KINDS[kind].label }))}
            onChange={onKind}
          />
        ) : null}
        <ConfigFields
          config={config}
          onChange={(next) => setDraft({ ...draft, config: next })}
          JobPicker={JobPicker}
        />
        <Field label="Title" isOptional>
          {(control) => (
            <Input
              {...control}
              value={draft.title ?? ""}
              placeholder={titleOf(config)}
              maxLength={200}
              onChange={(event) => setDraft({ ...draft, title: event.target.value })}
            />
          )}
        </Field>
        <TimeFields draft={draft} onChange={setDraft} />
        {isTried && missing !== null ? <FormError error={missing} text={missing} /> : null}
      </form>
    </Dialog>
  );
}

/** Those that tell of the present alone have no span. */
function hasSpan({ config }: Widget): boolean {
  if (config.kind === "figure" || config.kind === "gauge") return !isOfNow(config.value.of);
  return config.kind === "chart" || config.kind === "outcomes" || config.kind === "executions";
}

function TimeFields({ draft, onChange }: { draft: Widget; onChange: (widget: Widget) => void }) {
  if (draft.config.kind === "text") return null;
  return (
    <div className="grid grid-cols-2 gap-3">
      {hasSpan(draft) ? (
        <Field label="Time span">
          {(control) => (
            <Select
              {...control}
              value={draft.span ?? ""}
              options={[
                { value: "", label: "As the page" },
                ...SPANS.map(({ id, label }) => ({ value: id, label })),
              ]}
              onChange={({ target }) =>
                onChange({ ...draft, span: target.value === "" ? null : target.value })
              }
            />
          )}
        </Field>
      ) : null}
      <Field label="Asks anew">
        {(control) => (
          <Select
            {...control}
            value={String(draft.refresh_s ?? "")}
            options={[
              { value: "", label: "As the page" },
              ...REFRESHES.map(({ seconds, label }) => ({ value: String(seconds), label })),
            ]}
            onChange={({ target }) =>
              onChange({ ...draft, refresh_s: target.value === "" ? null : Number(target.value) })
            }
          />
        )}
      </Field>
    </div>
  );
}
