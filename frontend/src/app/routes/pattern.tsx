import { Link, useParams } from "react-router";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { PatternText } from "@/components/ui/pattern-text";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { usePattern } from "@/features/patterns/api/get-pattern";
import { PatternDetails } from "@/features/patterns/components/pattern-details";
import { ApiProblem } from "@/lib/api-problem";
import { countOf } from "@/lib/format";

/** One pattern of failures. */
export function Component() {
  const { patternId: id = "" } = useParams();
  const { data: pattern, error, isPending, refetch } = usePattern(id);
  if (pattern)
    return (
      <Page title="Failure pattern">
        <PageHeader title={<PatternText template={pattern.template} className="text-base" />}>
          {pattern.failing > 0
            ? `${countOf(pattern.failing, "job")} failing so now.`
            : "No job that you see fails so now."}
        </PageHeader>
        <PatternDetails pattern={pattern} />
      </Page>
    );
  return (
    <Page title="Failure pattern">
      {error instanceof ApiProblem && error.isNotFound ? (
        <EmptyState
          isPage
          title="There is no such pattern"
          action={
            <Button asChild>
              <Link to={paths.patterns}>All patterns</Link>
            </Button>
          }
        >
          It may have turned out to be the same as another one, or nothing like it came for more than a year.
        </EmptyState>
      ) : isPending ? (
        <>
          <Skeleton className="mb-3 h-6 w-96 max-w-full" />
          <SkeletonRows rows={10} />
        </>
      ) : (
        <ErrorState isPage error={error} what="This pattern" onRetry={() => void refetch()} />
      )}
    </Page>
  );
}
