import { CopyButton } from "@/components/ui/copy-button";

/** How a job names it, with a button that copies that. */
export function ReferenceCode({ text }: { text: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-0.5">
      <code className="min-w-0 truncate font-mono text-[12px] text-quiet" title={text}>
        {text}
      </code>
      <CopyButton text={text} label={`Copy ${text}`} />
    </span>
  );
}
