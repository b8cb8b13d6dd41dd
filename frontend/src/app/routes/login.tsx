import { Navigate, useLocation, useNavigate, useSearchParams } from "react-router";
import { paths } from "@/config/paths";
import { useLoginOptions } from "@/features/auth/api/get-login-options";
import { useMe } from "@/features/auth/api/get-me";
import { useSetupNeeded } from "@/features/auth/api/set-up";
import { Door } from "@/features/auth/components/door";
import { LoginForm } from "@/features/auth/components/login-form";
import { OtherWays } from "@/features/auth/components/other-ways";
import { providerRefusal } from "@/features/auth/provider-refusal";

/** Only addresses of this application: `//host` would lead elsewhere. */
function safeTarget(state: unknown): string {
  const from = (state as { from?: unknown } | null)?.from;
  return typeof from === "string" && /^\/(?![/\\])/.test(from) ? from : paths.overview;
}

export function Component() {
  const navigate = useNavigate();
  const location = useLocation();
  const [query] = useSearchParams();
  const target = safeTarget(location.state);
  const me = useMe();
  const setup = useSetupNeeded();
  const { data: options } = useLoginOptions();
  const refusal = providerRefusal(query.get("error"));
  // Who is inside already came from linking a provider, on the account's page.
  if (me.data)
    return <Navigate to={refusal ? `${paths.accountTab("security")}&${query.toString()}` : target} replace />;
  const enter = () => void navigate(target, { replace: true });
  const isOpen = options?.registration === "open" || options?.registration === "approval";
  return (
    <Door
      title="Log in"
      note={
        setup.data?.needed
          ? "There is no account yet. Open the set-up link that `./chronos up` printed in its terminal."
          : undefined
      }
      links={[
        ...(isOpen ? [{ to: paths.register, word: "Register" }] : []),
        { to: paths.forgotPassword, word: "Forgot your password?" },
      ]}
    >
      {refusal ? (
        <p role="alert" className="mb-4 text-sm text-failed">
          {refusal}
        </p>
      ) : null}
      <LoginForm onDone={enter} />
      <OtherWays target={target} onDone={enter} />
    </Door>
  );
}
