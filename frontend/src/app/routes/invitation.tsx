import { useNavigate } from "react-router";
import { paths } from "@/config/paths";
import { Door } from "@/features/auth/components/door";
import { IncompleteLink } from "@/features/auth/components/incomplete-link";
import { InvitationForm } from "@/features/auth/components/invitation-form";
import { useLinkToken } from "@/features/auth/use-link-token";

export function Component() {
  const navigate = useNavigate();
  const token = useLinkToken();
  if (token === "") return <IncompleteLink />;
  return (
    <Door
      title="Welcome"
      note="You have been invited. Choose how you are called, and a password."
      links={[{ to: paths.login, word: "Log in instead" }]}
    >
      <InvitationForm token={token} onDone={() => void navigate(paths.overview, { replace: true })} />
    </Door>
  );
}
