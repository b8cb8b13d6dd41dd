import { FileDown, LayoutTemplate, PencilLine } from "lucide-react";
import { useNavigate } from "react-router";
import { DoorLink } from "@/components/ui/door-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { paths } from "@/config/paths";
import { useMay } from "@/features/auth/api/get-me";
import { SampleWorkspace } from "@/features/samples/components/sample-workspace";

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
    text: "Backups, health checks, clean-ups, messages: written already, but for a few values.",
  },
  {
    to: paths.newJob,
    icon: PencilLine,
    title: "Write one",
    text: "A command or an HTTP call, and a schedule in plain words.",
  },
];

/** How one begins: three doors, and a quiet fourth. */
export function Component() {
  const navigate = useNavigate();
  const canCreate = useMay()("job:create");
  return (
    <Page title="Start">
      {canCreate ? (
        <div className="mx-auto max-w-3xl py-10 md:py-16">
          <h1 className="text-center text-xl font-semibold tracking-[-0.01em]">
            How would you like to begin?
          </h1>
          <p className="mt-1 text-center text-sm text-quiet">Nothing runs before you say so.</p>
          <div className="mt-6 mb-8 grid gap-3 sm:grid-cols-3">
            {DOORS.map((door) => (
              <DoorLink key={door.to} {...door} />
            ))}
          </div>
          <SampleWorkspace onMade={() => void navigate(paths.overview)} />
        </div>
      ) : (
        <EmptyState isPage title="Your role looks on">
          You see here what you are given: the jobs of your teams, and those that others share with you.
        </EmptyState>
      )}
    </Page>
  );
}
