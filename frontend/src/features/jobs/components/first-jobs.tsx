import { FileDown, LayoutTemplate, PencilLine } from "lucide-react";
import { Link } from "react-router";
import { DoorLink } from "@/components/ui/door-link";
import { EmptyState } from "@/components/ui/empty-state";
import { paths } from "@/config/paths";

const DOORS = [
  {
    to: paths.import,
    icon: FileDown,
    title: "Import a crontab",
    text: "Paste it, see how each line is understood, and take over what you already run.",
  },
  {
    to: paths.templates,
    icon: LayoutTemplate,
    title: "Start from a template",
    text: "Backups, health checks, clean-ups: written already, but for a few values.",
  },
  {
    to: paths.newJob,
    icon: PencilLine,
    title: "Write one",
    text: "A command or an HTTP call, and a schedule in plain words.",
  },
];

/** What a new installation shows instead of an empty list. */
export function FirstJobs({ canCreate = true }: { canCreate?: boolean }) {
  if (!canCreate)
    return (
      <EmptyState title="No jobs yet">
        You will see here what you are given: the jobs of your teams, and those that others share with you.
      </EmptyState>
    );
  return (
    <div className="mx-auto max-w-3xl px-2 py-14">
      <h1 className="text-center text-xl font-semibold tracking-[-0.01em]">No jobs yet</h1>
      <p className="mt-1 text-center text-sm text-quiet">Bring what you have, or begin with one.</p>
      <div className="mt-6 grid gap-3 sm:grid-cols-3">
        {DOORS.map((door) => (
          <DoorLink key={door.to} {...door} />
        ))}
      </div>
      <p className="mt-6 text-center text-sm text-quiet">
        Or{" "}
        <Link to={paths.start} className="text-fg underline">
          look around with the sample workspace
        </Link>
        .
      </p>
    </div>
  );
}
