import { X } from "lucide-react";
import { useState } from "react";
import type { Member, Team, TeamRole } from "@/api/types";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { problemText } from "@/lib/api-problem";
import { countOf } from "@/lib/format";
import { useChangeRole, useRemoveMember } from "../api/change-members";
import { useMembers } from "../api/get-team";
import { roleWord, TEAM_ROLES, type TeamRights } from "../roles";
import { AddMember } from "./add-member";

interface MemberListProps {
  team: Team;
  rights: TeamRights;
  ownId: string;
}

/** Who is in a team, with their roles; those who manage it change them here. */
export function MemberList({ team, rights, ownId }: MemberListProps) {
  const { data, error, refetch } = useMembers(team.id);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const remove = useRemoveMember(team.id);
  const canManage = rights.given.length > 0;
  return (
    <Section title="Members" note={data ? countOf(data.length, "member") : undefined}>
      {canManage ? <AddMember teamId={team.id} given={rights.given} /> : null}
      {data ? (
        <ul aria-label="Members">
          {data.map((member) => (
            <Row
              key={member.user_id}
              team={team}
              member={member}
              isOwn={member.user_id === ownId}
              given={rights.given}
              onRemove={() => setLeaving(member)}
            />
          ))}
        </ul>
      ) : error ? (
        <ErrorState what="The members" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={3} className="h-12" />
      )}
      {leaving ? (
        <ConfirmDialog
          isOpen
          onOpenChange={() => {
            remove.reset();
            setLeaving(null);
          }}
          title={`Take ${leaving.name} out of ${team.name}?`}
          description="What belongs to the team is out of reach for this person at once. Nothing of the team’s is lost."
          action="Take out"
          isBusy={remove.isPending}
          error={remove.error ? problemText(remove.error) : undefined}
          onConfirm={() =>
            remove.mutate({ userId: leaving.user_id, isOwn: false }, { onSuccess: () => setLeaving(null) })
          }
        />
      ) : null}
    </Section>
  );
}

interface RowProps {
  team: Team;
  member: Member;
  isOwn: boolean;
  given: readonly TeamRole[];
  onRemove: () => void;
}

function Row({ team, member, isOwn, given, onRemove }: RowProps) {
  const change = useChangeRole(team.id);
  const canChange = given.includes(member.role);
  return (
    <li
      data-row=""
      className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-1 py-1.5 text-sm"
    >
      <span className="min-w-0 flex-1 basis-44">
        <span className="block truncate font-medium">
          {member.name}
          {isOwn ? <span className="ml-1.5 font-normal text-faint">you</span> : null}
          {member.is_active ? null : <span className="ml-1.5 font-normal text-faint">shut out</span>}
        </span>
        <span className="block truncate text-quiet">{member.email}</span>
      </span>
      <span className="text-faint max-sm:hidden">
        since <Time value={member.since} />
      </span>
      <span className="flex items-center gap-1">
        {canChange ? (
          <Select
            aria-label={`Role of ${member.name}`}
            className="w-28"
            value={change.isPending ? change.variables.role : member.role}
            disabled={change.isPending}
            options={TEAM_ROLES.filter(({ value }) => given.includes(value))}
            onChange={({ target }) => change.mutate({ member, role: target.value as TeamRole })}
          />
        ) : (
          <span className="w-28 px-2">{roleWord(member.role)}</span>
        )}
        {given.length === 0 ? null : (
          <span className="flex w-8 justify-end">
            {canChange && !isOwn ? (
              <IconButton label={`Take ${member.name} out`} size="icon-sm" onClick={onRemove}>
                <X size={14} />
              </IconButton>
            ) : null}
          </span>
        )}
      </span>
    </li>
  );
}
