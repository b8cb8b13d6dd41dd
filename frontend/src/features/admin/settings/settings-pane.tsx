import type { ComponentType } from "react";
import { Link } from "react-router";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { useUrlFilters } from "@/lib/use-url-filters";
import { useSettings } from "../api/settings";
import { AiSection } from "./ai-section";
import { BrandingSection } from "./branding-section";
import { InsightSection } from "./insight-section";
import { LimitSection } from "./limit-section";
import { MailSection } from "./mail-section";
import { RegistrationSection } from "./registration-section";
import { RetentionSection } from "./retention-section";
import { SandboxSection } from "./sandbox-section";
import type { SectionProps } from "./section-props";
import { SessionSection } from "./session-section";
import { SignOnSection } from "./sign-on-section";

const SECTIONS: readonly { name: string; word: string; Pane: ComponentType<SectionProps> }[] = [
  { name: "registration", word: "Registration", Pane: RegistrationSection },
  { name: "sessions", word: "Sessions", Pane: SessionSection },
  { name: "retention", word: "Retention", Pane: RetentionSection },
  { name: "mail", word: "Mail", Pane: MailSection },
  { name: "sign-on", word: "Single sign-on", Pane: SignOnSection },
  { name: "ai", word: "Language model", Pane: AiSection },
  { name: "insights", word: "Insights", Pane: InsightSection },
  { name: "sandbox", word: "Sandbox", Pane: SandboxSection },
  { name: "limits", word: "Request limits", Pane: LimitSection },
  { name: "branding", word: "Name and looks", Pane: BrandingSection },
];

/** The sections at the left, the open one at the right; which one stands in the address. */
export function SettingsPane() {
  const url = useUrlFilters();
  const { data, error, refetch } = useSettings();
  const open = SECTIONS.find(({ name }) => name === url.text("section")) ?? SECTIONS[0];
  if (!open) return null;
  return (
    <div className="grid gap-x-8 gap-y-5 md:grid-cols-[160px_minmax(0,1fr)]">
      <nav aria-label="Sections" className="min-w-0">
        <ul className="flex gap-0.5 overflow-x-auto max-md:pb-1 md:flex-col">
          {SECTIONS.map(({ name, word }) => (
            <li key={name}>
              <Link
                to={`${paths.adminSettings}?section=${name}`}
                aria-current={name === open.name ? "page" : undefined}
                className={cn(
                  "flex h-8 items-center rounded-md px-2.5 text-sm whitespace-nowrap pointer-coarse:h-10",
                  name === open.name ? "bg-selected font-medium" : "text-quiet hover:bg-hover hover:text-fg",
                )}
              >
                {word}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {data ? (
        <open.Pane key={open.name} settings={data} />
      ) : error ? (
        <ErrorState what="The settings" error={error} onRetry={() => void refetch()} />
      ) : (
        <div role="status" aria-label="Loading" className="flex max-w-2xl flex-col gap-4">
          <Skeleton className="w-40" />
          <Skeleton className="h-8 w-full" />
          <Skeleton className="h-8 w-full" />
        </div>
      )}
    </div>
  );
}
