import { LogOut, MoreHorizontal, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useOwners } from "@/app/use-owners";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { useMay, useMe } from "@/features/auth/api/get-me";
import { useTeam } from "@/features/teams/api/get-team";
import { DeleteTeamDialog } from "@/features/teams/components/delete-team-dialog";
import { LeaveDialog } from "@/features/teams/components/leave-dialog";
import { MemberList } from "@/features/teams/components/member-list";
import { TeamDialog } from "@/features/teams/components/team-dialog";
import { TeamEstate } from "@/features/teams/components/team-estate";
import { rightsOn } from "@/features/teams/roles";

export function Component() {
  const { teamId = "" } = useParams();
  const navigate = useNavigate();
  const { data: me } = useMe();
  const may = useMay();
  const owners = useOwners();
  const { data: team, error, refetch } = useTeam(teamId);
  const [open, setOpen] = useState<"change" | "leave" | "delete" | null>(null);
  const close = () => setOpen(null);
  const goToAll = () => void navigate(paths.teams);
  if (!team || !me)
    return (
      <Page title="Team">
        {error ? (
          <ErrorState isPage what="This team" error={error} onRetry={() => void refetch()} />
        ) : (
          <div role="status" aria-label="Loading the team">
            <Skeleton className="h-6 w-64" />
            <div className="mt-10">
              <SkeletonRows rows={5} />
            </div>
          </div>
        )}
      </Page>
    );
  const rights = rightsOn(team, may("team:manage"));
  return (
    <Page title={team.name}>
      <PageHeader
        title={<span className="[overflow-wrap:anywhere]">{team.name}</span>}
        actions={
          <>
            {team.role === null ? null : (
              <Button onClick={() => setOpen("leave")}>
                <LogOut size={14} /> Leave…
              </Button>
            )}
            {rights.isOwner ? (
              <Menu
                trigger={
                  <IconButton label="More actions">
                    <MoreHorizontal size={16} />
                  </IconButton>
                }
              >
                <MenuItem onSelect={() => setOpen("change")}>
                  <PencilLine size={14} /> Rename…
                </MenuItem>
                <MenuItem isDestructive onSelect={() => setOpen("delete")}>
                  <Trash2 size={14} /> Delete…
                </MenuItem>
              </Menu>
            ) : null}
          </>
        }
      >
        {team.description ? <p className="max-w-3xl whitespace-pre-line">{team.description}</p> : null}
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_260px]">
        <MemberList team={team} rights={rights} ownId={me.user.id} />
        <TeamEstate teamId={team.id} canCreate={team.role !== null && may("job:create")} />
      </div>
      {open === "change" ? <TeamDialog team={team} onSaved={close} onClose={close} /> : null}
      {open === "leave" ? (
        <LeaveDialog team={team} ownId={me.user.id} onLeft={goToAll} onClose={close} />
      ) : null}
      {open === "delete" ? (
        <DeleteTeamDialog
          team={team}
          heirs={owners.filter(({ id }) => id !== team.id)}
          onDeleted={goToAll}
          onClose={close}
        />
      ) : null}
    </Page>
  );
}
