import type { Parameter } from "@/api/types";
import { parameterWords } from "../run/parameter-words";

/** Parameters, to be read. */
export function ParameterList({ parameters }: { parameters: readonly Parameter[] }) {
  return (
    <ul className="text-sm">
      {parameters.map((parameter) => (
        <li
          key={parameter.name}
          className="grid gap-x-5 border-b border-line py-1.5 sm:grid-cols-[minmax(0,160px)_minmax(0,1fr)]"
        >
          <code className="font-mono text-xs leading-5 break-words">{parameter.name}</code>
          <span className="min-w-0 break-words">
            {parameterWords(parameter)}
            {parameter.description ? (
              <span className="block text-xs text-faint">{parameter.description}</span>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
