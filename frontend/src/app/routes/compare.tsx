import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { comparisonOptions } from "@/features/executions/api/compare-executions";
import { ComparisonView } from "@/features/executions/compare/comparison-view";
import { ApiProblem } from "@/lib/api-problem";
import { useUrlFilters } from "@/lib/use-url-filters";

/** Two executions side by side. */
export function Component() {
  const address = useUrlFilters();
  return (
    <Page title="Compare executions">
      <PageHeader title="Compare executions" />
      <Compared
        left={address.text("left")}
        right={address.text("right")}
        hasNumbers={address.text("numbers") !== ""}
        onNumbers={(wanted) => address.set({ numbers: wanted ? "1" : undefined })}
      />
    </Page>
  );
}

interface ComparedProps {
  left: string;
  right: string;
  hasNumbers: boolean;
  onNumbers: (wanted: boolean) => void;
}

function Compared({ left, right, hasNumbers, onNumbers }: ComparedProps) {
  const { data, error, refetch } = useQuery({
    ...comparisonOptions(left, right, hasNumbers),
    placeholderData: keepPreviousData,
  });
  if (left === "" || right === "")
    return (
      <EmptyState
        title="Choose two executions"
        action={
          <Button asChild>
            <Link to={paths.executions}>Go to the executions</Link>
          </Button>
        }
      >
        Open one of them, and press “Compare” there.
      </EmptyState>
    );
  if (data) return <ComparisonView {...data} hasNumbers={hasNumbers} onNumbers={onNumbers} />;
  if (error instanceof ApiProblem && error.isNotFound)
    return (
      <EmptyState title="One of them is gone">
        It may have been removed with its job, or be older than the history that is kept.
      </EmptyState>
    );
  if (error) return <ErrorState what="The comparison" error={error} onRetry={() => void refetch()} />;
  return <SkeletonRows rows={10} />;
}
