import { ArrowRight } from "lucide-react";
import { Link } from "react-router";
import { Section } from "@/components/ui/section";
import { paths } from "@/config/paths";

/** Where the things of a team are. */
export function TeamEstate({ teamId, canCreate }: { teamId: string; canCreate: boolean }) {
  const places = [
    { to: paths.jobsOf(teamId), word: "Jobs" },
    { to: paths.secretsOf(teamId), word: "Secrets" },
    { to: paths.variablesOf(teamId), word: "Variables" },
    ...(canCreate ? [{ to: paths.newJobFor(teamId), word: "New job of the team" }] : []),
  ];
  return (
    <Section title="What it owns">
      <ul>
        {places.map(({ to, word }) => (
          <li key={to} className="border-b border-line">
            <Link
              to={to}
              className="flex min-h-9 items-center justify-between gap-2 px-1 text-sm hover:bg-hover"
            >
              {word} <ArrowRight size={13} className="text-quiet" aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
