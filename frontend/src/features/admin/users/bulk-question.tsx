import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { countOf, cutMiddle, joinWords } from "@/lib/format";
import type { AdminUser } from "../types";
import { HeirPicker } from "./heir-picker";

export type Asked = "disable" | "delete";

interface BulkQuestionProps {
  asked: Asked;
  users: readonly AdminUser[];
  isBusy: boolean;
  /** With the id of who gets what they own; empty for nobody. */
  onConfirm: (transferTo: string) => void;
  onClose: () => void;
}

const NAMED = 3;

/** Asks before many users are shut out or deleted. Mounted while it is open. */
export function BulkQuestion({ asked, users, isBusy, onConfirm, onClose }: BulkQuestionProps) {
  const [heir, setHeir] = useState("");
  const isDelete = asked === "delete";
  const jobs = users.reduce((sum, user) => sum + user.jobs, 0);
  const names = users.slice(0, NAMED).map(({ email }) => cutMiddle(email, 40));
  const more = users.length - names.length;
  const all = joinWords(more > 0 ? [...names, `${more} more`] : names);
  const count = countOf(users.length, "user");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`${isDelete ? "Delete" : "Disable"} ${count}?`}
      description={
        isDelete
          ? `${all}: their accounts, sessions and API keys go for good.`
          : `${all}: logged out within a second, API keys included. Their jobs go on.`
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" isBusy={isBusy} onClick={() => onConfirm(heir)}>
            {isDelete ? "Delete" : "Disable"} {count}
          </Button>
        </>
      }
    >
      {isDelete ? (
        <Field
          label="Who gets what they own"
          isOptional={jobs === 0}
          hint={
            jobs > 0
              ? `They have ${countOf(jobs, "job")}. Without a new owner, who has jobs stays.`
              : "Without one, their secrets, variables and calendars are deleted, too."
          }
        >
          {(control) => (
            <HeirPicker {...control} value={heir} without={users.map(({ id }) => id)} onChange={setHeir} />
          )}
        </Field>
      ) : null}
    </Dialog>
  );
}
