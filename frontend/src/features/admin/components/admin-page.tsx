import type { ReactNode } from "react";
import { NavLink } from "react-router";
import type { Permission } from "@/api/types";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";

const PLACES: readonly { to: string; word: string; needs: Permission }[] = [
  { to: paths.admin, word: "Overview", needs: "system:read" },
  { to: paths.adminUsers, word: "Users", needs: "user:read" },
  { to: paths.adminAudit, word: "Audit", needs: "audit:read" },
  { to: paths.adminSystem, word: "System", needs: "system:read" },
  { to: paths.adminSettings, word: "Settings", needs: "settings:manage" },
];

interface AdminPageProps {
  title: string;
  /** What one needs to see it. */
  needs: Permission;
  may: (permission: Permission) => boolean;
  /** Whether it is known yet who asks. */
  isKnown: boolean;
  /** The answer to the page's question. */
  answer?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One page of the console, with the way to the others. */
export function AdminPage({ title, needs, may, isKnown, answer, actions, children }: AdminPageProps) {
  if (!isKnown) return <Page title={title}>{null}</Page>;
  if (!may(needs))
    return (
      <Page title={title}>
        <EmptyState isPage title={`${title} is for administrators`}>
          Your role does not include it. An administrator can give you another one.
        </EmptyState>
      </Page>
    );
  return (
    <Page title={`${title} · Admin`}>
      <nav aria-label="Administration" className="-mt-2 mb-4 border-b border-line" data-print="hide">
        <ul className="flex gap-5 overflow-x-auto">
          {PLACES.filter((place) => may(place.needs)).map(({ to, word }) => (
            <li key={to}>
              <NavLink
                to={to}
                end
                className={({ isActive }) =>
                  cn(
                    "-mb-px flex h-9 items-center border-b-2 text-sm whitespace-nowrap outline-offset-[-2px] pointer-coarse:h-11",
                    isActive ? "border-fg font-medium" : "border-transparent text-quiet hover:text-fg",
                  )
                }
              >
                {word}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <PageHeader title={title} actions={actions}>
        {answer ?? <Skeleton className="mt-1 w-64" />}
      </PageHeader>
      {children}
    </Page>
  );
}
