import { type SyntheticEvent, useId, useState } from "react";
import type { Dashboard, DashboardEdit } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ApiProblem } from "@/lib/api-problem";
import type { Owner } from "@/lib/owners";
import { SPANS } from "@/lib/time-span";
import { useChangeDashboard } from "../api/save-dashboard";
import { REFRESHES } from "../refreshes";
import { shareOptions, shareText, shareValue } from "../sharing";

interface SettingsDialogProps {
  dashboard: Dashboard;
  owners: readonly Owner[];
  onClose: () => void;
}

/** Name, times, and with whom a dashboard is shared. Mounted while it is open. */
export function SettingsDialog({ dashboard, owners, onClose }: SettingsDialogProps) {
  const [name, setName] = useState(dashboard.name);
  const [description, setDescription] = useState(dashboard.description);
  const [span, setSpan] = useState(dashboard.span);
  const [refresh, setRefresh] = useState(dashboard.refresh_s);
  const [share, setShare] = useState(shareText(dashboard.shared));
  const save = useChangeDashboard();
  const formId = useId();
  const problem = save.error instanceof ApiProblem ? save.error : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const change: DashboardEdit = { name, description, span, refresh_s: refresh };
    if (dashboard.may_manage) change.shared = shareValue(share);
    save.mutate({ of: dashboard, change }, { onSuccess: onClose });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="Name, times and sharing"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} isBusy={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} className="space-y-4" onSubmit={submit}>
        <Field label="Name" error={problem?.field("/name")}>
          {(control) => (
            <Input {...control} value={name} required onChange={({ target }) => setName(target.value)} />
          )}
        </Field>
        <Field label="Description" isOptional error={problem?.field("/description")}>
          {(control) => (
            <Input {...control} value={description} onChange={({ target }) => setDescription(target.value)} />
          )}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="Time span at first">
            {(control) => (
              <Select
                {...control}
                value={span}
                options={SPANS.map(({ id, label }) => ({ value: id, label }))}
                onChange={({ target }) => setSpan(target.value)}
              />
            )}
          </Field>
          <Field label="Asks anew">
            {(control) => (
              <Select
                {...control}
                value={String(refresh)}
                options={[
                  ...(REFRESHES.some(({ seconds }) => seconds === dashboard.refresh_s)
                    ? []
                    : [{ value: String(dashboard.refresh_s), label: `Every ${dashboard.refresh_s} s` }]),
                  ...REFRESHES.map(({ seconds, label }) => ({ value: String(seconds), label })),
                ]}
                onChange={({ target }) => setRefresh(Number(target.value))}
              />
            )}
          </Field>
        </div>
        {dashboard.may_manage ? (
          <Field
            label="Shared with"
            hint="Each sees what they may see anyway: a dashboard opens nothing to anybody."
            error={problem?.field("/shared")}
          >
            {(control) => (
              <Select
                {...control}
                value={share}
                options={shareOptions(owners, share)}
                onChange={({ target }) => setShare(target.value)}
              />
            )}
          </Field>
        ) : null}
        <FormError
          error={save.error}
          text={
            problem?.status === 412
              ? "Somebody else changed this dashboard meanwhile. Reload the page first."
              : undefined
          }
        />
      </form>
    </Dialog>
  );
}
