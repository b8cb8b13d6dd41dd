import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { paths } from "@/config/paths";

export function Component() {
  return (
    <Page title="Not found">
      <EmptyState
        isPage
        title="There is nothing at this address"
        action={
          <Button asChild>
            <Link to={paths.overview}>Go to the overview</Link>
          </Button>
        }
      >
        The link may be old, or the thing it led to may have been deleted.
      </EmptyState>
    </Page>
  );
}
