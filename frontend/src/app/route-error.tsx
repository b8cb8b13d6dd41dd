import { useRouteError } from "react-router";
import { Button } from "@/components/ui/button";
import { problemText } from "@/lib/api-problem";
import { isCodeMissing } from "@/lib/late-code";

/** A page that broke: usually a new version was put in place while the old one was open. */
export function RouteError() {
  const error = useRouteError();
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center px-4 py-20 text-center">
      <h1 className="text-lg font-semibold">This page could not be shown</h1>
      <p className="mt-1 text-sm text-quiet">
        {isCodeMissing(error)
          ? "Its code could not be fetched: the server is out of reach, or Chronos Synapse was just updated."
          : problemText(error)}
      </p>
      <Button className="mt-4" variant="primary" onClick={() => window.location.reload()}>
        Load again
      </Button>
    </div>
  );
}
