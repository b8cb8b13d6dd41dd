import { useMutation } from "@tanstack/react-query";
import { Link2, Trash2 } from "lucide-react";
import * as api from "@/api/client";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { IconButton } from "@/components/ui/icon-button";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { useLoginOptions } from "../api/get-login-options";
import { accountKeys } from "../api/keys";
import { useAccountChange, useIdentities } from "./api";

/** Providers through which one can log in; nothing where the installation trusts none. */
export function IdentitySection({ refusal }: { refusal: string | null }) {
  const identities = useIdentities().data ?? [];
  const providers = useLoginOptions().data?.oidc ?? [];
  const link = useMutation({
    mutationFn: (provider: string) => api.linkProvider({ provider }, { next: paths.accountTab("security") }),
    onSuccess: ({ location }) => window.location.assign(location),
  });
  const unlink = useAccountChange(
    (id: string) => api.unlinkIdentity({ identity_id: id }),
    accountKeys.identities,
  );
  const unlinked = providers.filter(({ id }) => !identities.some((identity) => identity.provider_id === id));
  if (providers.length === 0 && identities.length === 0) return null;
  return (
    <Section title="Linked providers">
      {refusal ? (
        <p role="alert" className="pt-3 text-sm text-failed">
          {refusal}
        </p>
      ) : null}
      <ul aria-label="Linked providers">
        {identities.map((identity) => (
          <li key={identity.id} className="flex items-center gap-3 border-b border-line py-2 text-sm">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{identity.provider_name}</p>
              <p className="text-xs text-faint">
                {identity.email} · linked <Time value={identity.linked_at} />
              </p>
            </div>
            <IconButton
              label={`Unlink ${identity.provider_name}`}
              size="icon-sm"
              disabled={unlink.isPending}
              onClick={() => unlink.mutate(identity.id)}
            >
              <Trash2 size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 pt-3">
        {unlinked.map(({ id, name }) => (
          <Button key={id} isBusy={link.isPending} onClick={() => link.mutate(id)}>
            <Link2 size={14} /> Link {name}
          </Button>
        ))}
      </div>
      <FormError error={link.error ?? unlink.error} />
    </Section>
  );
}
