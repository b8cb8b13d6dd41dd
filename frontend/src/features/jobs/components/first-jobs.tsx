import { FileDown, PencilLine } from "lucide-react";
import { Link } from "react-router";
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
    <div className="mx-auto max-w-2xl px-2 py-14">
      <h1 className="text-center text-xl font-semibold tracking-[-0.01em]">No jobs yet</h1>
      <p className="mt-1 text-center text-sm text-quiet">Bring what you have, or begin with one.</p>
      <div className="mt-6 grid gap-3 sm:grid-cols-2">
        {DOORS.map(({ to, icon: Icon, title, text }) => (
          <Link key={to} to={to} className="rounded-lg border border-line-strong p-4 hover:border-fg">
            <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
            <span className="mt-3 block font-medium">{title}</span>
            <span className="mt-0.5 block text-quiet">{text}</span>
          </Link>
        ))}
      </div>
    </div>
  );
}
