import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";

interface ConfirmAddressProps<T> {
  /** Spends the token of the link. */
  confirm: () => Promise<T>;
  onDone: (answer: T) => void;
}

/** A press, not the mere opening of the page: programs that look at mail open links, too. */
export function ConfirmAddress<T>({ confirm, onDone }: ConfirmAddressProps<T>) {
  const mutation = useMutation({ mutationFn: confirm, onSuccess: onDone });
  return (
    <div className="flex flex-col gap-4">
      <Button variant="primary" autoFocus isBusy={mutation.isPending} onClick={() => mutation.mutate()}>
        Confirm the address
      </Button>
      <FormError error={mutation.error} />
    </div>
  );
}
