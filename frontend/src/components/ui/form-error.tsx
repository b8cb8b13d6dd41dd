import { problemText } from "@/lib/api-problem";

/** Why a form was not taken, above its button. */
export function FormError({ error, text }: { error: unknown; text?: string | undefined }) {
  if (!error) return null;
  return (
    <p role="alert" className="text-sm text-failed">
      {text ?? problemText(error)}
    </p>
  );
}
