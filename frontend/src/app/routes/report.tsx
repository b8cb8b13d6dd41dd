import { ArrowLeft } from "lucide-react";
import { Link, useNavigate, useParams } from "react-router";
import { Page } from "@/components/ui/page";
import { paths } from "@/config/paths";
import { ReportReader } from "@/features/reports/components/report-reader";

export function Component() {
  const { reportId = "" } = useParams();
  const navigate = useNavigate();
  return (
    <Page title="Report" className="max-w-[980px]">
      <Link
        to={paths.reports}
        className="mb-3 inline-flex items-center gap-1 text-sm text-quiet hover:text-fg"
        data-print="hide"
      >
        <ArrowLeft size={14} aria-hidden="true" /> All reports
      </Link>
      <ReportReader key={reportId} id={reportId} onDeleted={() => void navigate(paths.reports)} />
    </Page>
  );
}
