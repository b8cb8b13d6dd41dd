import { useState } from "react";
import type { TeamRole } from "@/api/types";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useAddMember } from "../api/change-members";
import { TEAM_ROLES } from "../roles";

interface AddMemberProps {
  teamId: string;
  given: readonly TeamRole[];
}

/** Takes somebody into a team by the whole e-mail address: who is there is not listed to everybody. */
export function AddMember({ teamId, given }: AddMemberProps) {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<TeamRole>("member");
  const add = useAddMember(teamId);
  const line = TEAM_ROLES.find(({ value }) => value === role)?.line;
  return (
    <form
      className="border-b border-line py-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (email.trim() === "") return;
        add.mutate({ email: email.trim(), role }, { onSuccess: () => setEmail("") });
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        <Input
          type="email"
          aria-label="E-mail address"
          aria-invalid={add.error ? true : undefined}
          autoComplete="off"
          placeholder="name@example.org"
          className="min-w-48 flex-1"
          value={email}
          onChange={({ target }) => {
            setEmail(target.value);
            add.reset();
          }}
        />
        <Select
          aria-label="Role"
          className="w-28"
          value={role}
          options={TEAM_ROLES.filter(({ value }) => given.includes(value))}
          onChange={({ target }) => setRole(target.value as TeamRole)}
        />
        <Button type="submit" isBusy={add.isPending} disabled={email.trim() === ""}>
          Take in
        </Button>
      </div>
      {add.error ? (
        <div className="mt-1">
          <FormError error={add.error} />
        </div>
      ) : (
        <p className="mt-1 text-xs text-faint">{line}.</p>
      )}
    </form>
  );
}
