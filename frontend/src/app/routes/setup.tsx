import { useEffect, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { paths } from "@/config/paths";
import { useSetupNeeded } from "@/features/auth/api/set-up";
import { Door } from "@/features/auth/components/door";
import { SetupForm } from "@/features/auth/components/setup-form";

export function Component() {
  const navigate = useNavigate();
  const { hash, pathname } = useLocation();
  const [token] = useState(() => new URLSearchParams(hash.slice(1)).get("token") ?? "");
  const setup = useSetupNeeded();
  useEffect(() => {
    // The token has been read: it need not stay in the address bar and the history.
    if (hash !== "") void navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);

  if (setup.error) return <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />;
  if (setup.data && !setup.data.needed)
    return (
      <Door title="Already set up" note="This installation has an administrator. Log in with your account.">
        <Button asChild variant="primary" className="w-full">
          <Link to={paths.login}>Log in</Link>
        </Button>
      </Door>
    );
  if (token === "")
    return (
      <Door
        title="The link is not complete"
        note="The set-up link ends in #token=… Copy it whole from the terminal in which `./chronos up` runs."
      >
        {null}
      </Door>
    );
  return (
    <Door title="Set up" note="You are the first here: this account may do everything.">
      <SetupForm token={token} onDone={() => void navigate(paths.overview, { replace: true })} />
    </Door>
  );
}
