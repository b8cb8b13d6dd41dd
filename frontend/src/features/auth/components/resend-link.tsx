import { useMutation } from "@tanstack/react-query";
import * as api from "@/api/client";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";

/** Has the link that confirms an address sent once more. */
export function ResendLink({ email }: { email: string }) {
  const resend = useMutation({ mutationFn: () => api.resendVerification({ email }) });
  if (resend.isSuccess)
    return (
      <p role="status" className="text-sm text-quiet">
        If {email} waits to be confirmed, another link is on its way.
      </p>
    );
  return (
    <>
      <Button isBusy={resend.isPending} onClick={() => resend.mutate()}>
        Send the link again
      </Button>
      <FormError error={resend.error} />
    </>
  );
}
