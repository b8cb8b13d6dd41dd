import { Link } from "react-router";
import type { JobTemplate } from "@/api/types";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { groupsOf } from "../template-draft";
import { TemplateIcon } from "./template-icon";

interface TemplateListProps {
  templates: readonly JobTemplate[];
  search: string;
  shownId: string;
}

/** Templates by what they are for; each is a link, so that back leads to the list. */
export function TemplateList({ templates, search, shownId }: TemplateListProps) {
  const groups = groupsOf(templates, search);
  if (groups.length === 0) return <p className="py-6 text-sm text-quiet">No template is about that.</p>;
  return (
    <nav aria-label="Templates" className="flex flex-col gap-5">
      {groups.map(({ category, word, templates: found }) => (
        <section key={category} aria-label={word}>
          <h2 className="px-2 pb-1 text-xs font-medium text-faint">{word}</h2>
          <ul>
            {found.map(({ id, name, summary, icon }) => (
              <li key={id}>
                <Link
                  to={paths.template(id)}
                  preventScrollReset
                  aria-current={id === shownId ? "true" : undefined}
                  className={cn(
                    "flex gap-2.5 rounded-md px-2 py-1.5 hover:bg-hover",
                    id === shownId && "bg-selected hover:bg-selected",
                  )}
                >
                  <span className="pt-0.5">
                    <TemplateIcon icon={icon} />
                  </span>
                  <span className="min-w-0">
                    <span className="block font-medium">{name}</span>
                    <span className="block text-quiet">{summary}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
