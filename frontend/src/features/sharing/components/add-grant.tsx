import { useState } from "react";
import type { GrantLevel } from "@/api/types";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { Owner } from "@/lib/owners";
import { useAddGrant } from "../api/grants";
import { LEVELS } from "../levels";

interface AddGrantProps {
  jobId: string;
  /** With which it is not shared yet. */
  teams: readonly Owner[];
}

const KINDS = [
  { value: "person", label: "A person" },
  { value: "team", label: "A team" },
] as const;

/** Shares a job with one more person or team. */
export function AddGrant({ jobId, teams }: AddGrantProps) {
  const [kind, setKind] = useState<"person" | "team">("person");
  const [email, setEmail] = useState("");
  const [chosen, setChosen] = useState("");
  const [level, setLevel] = useState<GrantLevel>("view");
  const add = useAddGrant(jobId);
  const isTeam = kind === "team" && teams.length > 0;
  const teamId = teams.some(({ id }) => id === chosen) ? chosen : (teams[0]?.id ?? "");
  const subject = isTeam ? { subject_id: teamId } : { email: email.trim() };
  const isComplete = isTeam ? teamId !== "" : email.trim() !== "";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) add.mutate({ subject, level }, { onSuccess: () => setEmail("") });
      }}
    >
      {teams.length > 0 ? (
        <Segmented
          label="With whom"
          value={kind}
          options={KINDS}
          onChange={(next) => {
            setKind(next);
            add.reset();
          }}
          className="mb-2"
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        {isTeam ? (
          <Select
            aria-label="Team"
            className="min-w-44 flex-1"
            value={teamId}
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ target }) => setChosen(target.value)}
          />
        ) : (
          <Input
            type="email"
            aria-label="E-mail address"
            aria-invalid={add.error ? true : undefined}
            autoComplete="off"
            placeholder="name@example.org"
            className="min-w-44 flex-1"
            value={email}
            onChange={({ target }) => {
              setEmail(target.value);
              add.reset();
            }}
          />
        )}
        <Select
          aria-label="What they may do"
          className="w-28"
          value={level}
          options={LEVELS}
          onChange={({ target }) => setLevel(target.value as GrantLevel)}
        />
        <Button type="submit" variant="primary" isBusy={add.isPending} disabled={!isComplete}>
          Share
        </Button>
      </div>
      {add.error ? (
        <div className="mt-1">
          <FormError error={add.error} />
        </div>
      ) : (
        <p className="mt-1 text-xs text-faint">{LEVELS.find(({ value }) => value === level)?.line}.</p>
      )}
    </form>
  );
}
