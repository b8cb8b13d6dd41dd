import { Navigate, useLocation, useNavigate } from "react-router";
import { paths } from "@/config/paths";
import { useMe } from "@/features/auth/api/get-me";
import { useSetupNeeded } from "@/features/auth/api/set-up";
import { Door } from "@/features/auth/components/door";
import { LoginForm } from "@/features/auth/components/login-form";

/** Only addresses of this application: `//host` would lead elsewhere. */
function safeTarget(state: unknown): string {
  const from = (state as { from?: unknown } | null)?.from;
  return typeof from === "string" && /^\/(?!\/)/.test(from) ? from : paths.overview;
}

export function Component() {
  const navigate = useNavigate();
  const location = useLocation();
  const target = safeTarget(location.state);
  const me = useMe();
  const setup = useSetupNeeded();
  if (me.data) return <Navigate to={target} replace />;
  const note = setup.data?.needed
    ? "There is no account yet. Open the set-up link that `./chronos up` printed in its terminal."
    : undefined;
  return (
    <Door title="Log in" note={note}>
      <LoginForm onDone={() => void navigate(target, { replace: true })} />
    </Door>
  );
}
