import { ArrowLeft } from "lucide-react";
import { Link, useParams } from "react-router";
import { Page } from "@/components/ui/page";
import { paths } from "@/config/paths";
import { InsightReader } from "@/features/insights/components/insight-reader";

export function Component() {
  const { insightId = "" } = useParams();
  return (
    <Page title="Insight" className="max-w-[920px]">
      <Link
        to={paths.insights}
        className="mb-3 inline-flex items-center gap-1 text-sm text-quiet hover:text-fg"
        data-print="hide"
      >
        <ArrowLeft size={14} aria-hidden="true" /> All insights
      </Link>
      <InsightReader key={insightId} id={insightId} isPage />
    </Page>
  );
}
