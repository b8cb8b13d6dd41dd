import { isReference } from "@/components/schema-form/schema";
import { isSecretName } from "../secret-names";

interface ConfigValueProps {
  name: string;
  value: unknown;
}

/** One value of a config as code; what its name says is secret is not shown. */
export function ConfigValue({ name, value }: ConfigValueProps) {
  if (value === null || value === "") return <span className="text-faint">not set</span>;
  if (isSecretName(name) && !(typeof value === "string" && isReference(value)))
    return <span className="text-faint">hidden</span>;
  const text = typeof value === "string" ? value : JSON.stringify(value, hideSecrets, 2);
  return <code className="block font-mono text-xs leading-5 break-words whitespace-pre-wrap">{text}</code>;
}

function hideSecrets(name: string, value: unknown): unknown {
  return typeof value === "string" && isSecretName(name) && !isReference(value) ? "hidden" : value;
}
