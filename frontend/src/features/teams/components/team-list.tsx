import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Team } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { MiddleText } from "@/components/ui/middle-text";
import { SearchInput } from "@/components/ui/search-input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { countOf } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { useTeams } from "../api/list-teams";
import { roleWord } from "../roles";

/** So many fit at a glance; more are searched. */
const AT_A_GLANCE = 12;

/** The teams that one sees, by name. */
export function TeamList({ action }: { action: ReactNode }) {
  const url = useUrlFilters();
  const search = url.text("search");
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useTeams(search);
  if (!data)
    return error ? (
      <ErrorState what="The teams" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={4} className="h-12" />
    );
  const teams = data.pages.flatMap((page) => page.items);
  if (teams.length === 0 && search === "")
    return (
      <EmptyState title="No teams yet" action={action}>
        What belongs to a team is everybody’s in it: its jobs, secrets, variables and calendars stay when
        somebody leaves.
      </EmptyState>
    );
  return (
    <>
      {search !== "" || hasNextPage || teams.length > AT_A_GLANCE ? (
        <SearchInput
          label="Search teams"
          value={search}
          onSearch={(text) => url.set({ search: text })}
          className="mb-3 w-full sm:w-64"
        />
      ) : null}
      {teams.length === 0 ? <EmptyState title="No team fits" /> : null}
      <ul aria-label="Teams" className="border-t border-line">
        {teams.map((team) => (
          <Row key={team.id} team={team} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button className="mt-3" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More teams
        </Button>
      ) : null}
    </>
  );
}

function Row({ team }: { team: Team }) {
  return (
    <li
      data-row=""
      className="relative flex min-h-12 flex-wrap items-center gap-x-4 border-b border-line px-1 py-1.5 text-sm hover:bg-hover"
    >
      <span className="min-w-0 flex-1 basis-40">
        <Link
          to={paths.team(team.id)}
          className="flex min-w-0 font-medium after:absolute after:inset-0 after:content-['']"
        >
          <MiddleText>{team.name}</MiddleText>
        </Link>
        {team.description ? <span className="block truncate text-quiet">{team.description}</span> : null}
      </span>
      <span className="flex gap-4 whitespace-nowrap">
        <span className="text-quiet">{team.role === null ? "not a member" : roleWord(team.role)}</span>
        <span className="w-24 text-right">{countOf(team.members, "member")}</span>
      </span>
    </li>
  );
}
