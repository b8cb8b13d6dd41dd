import { Link, useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { paths } from "@/config/paths";
import { useSetupNeeded } from "@/features/auth/api/set-up";
import { Door } from "@/features/auth/components/door";
import { SetupForm } from "@/features/auth/components/setup-form";
import { useLinkToken } from "@/features/auth/use-link-token";

export function Component() {
  const navigate = useNavigate();
  const token = useLinkToken();
  const setup = useSetupNeeded();
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
      />
    );
  return (
    <Door title="Set up" note="You are the first here: this account may do everything.">
      <SetupForm token={token} onDone={() => void navigate(paths.overview, { replace: true })} />
    </Door>
  );
}
