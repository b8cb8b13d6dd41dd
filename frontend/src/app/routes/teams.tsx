import { Plus } from "lucide-react";
import { useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import { useMay } from "@/features/auth/api/get-me";
import { TeamDialog } from "@/features/teams/components/team-dialog";
import { TeamList } from "@/features/teams/components/team-list";
import { useUrlFilters } from "@/lib/use-url-filters";

export function Component() {
  const may = useMay();
  const url = useUrlFilters();
  const navigate = useNavigate();
  const add = may("team:create") ? (
    <Button variant="primary" onClick={() => url.set({ new: "1" })}>
      <Plus size={15} /> New team
    </Button>
  ) : null;
  return (
    <Page title="Teams">
      <PageHeader title="Teams" actions={add}>
        {may("owners:all")
          ? "All teams of this installation."
          : "What belongs to a team is everybody’s in it, as far as their roles go."}
      </PageHeader>
      <TeamList action={add} />
      {url.text("new") === "1" && may("team:create") ? (
        <TeamDialog
          team={null}
          onSaved={({ id }) => void navigate(paths.team(id), { replace: true })}
          onClose={() => url.set({ new: "" })}
        />
      ) : null}
    </Page>
  );
}
