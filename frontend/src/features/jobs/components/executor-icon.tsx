import {
  Braces,
  CircleDashed,
  CodeXml,
  Container,
  Database,
  Globe,
  type LucideIcon,
  Puzzle,
  Server,
  SquareTerminal,
} from "lucide-react";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  shell: SquareTerminal,
  python: CodeXml,
  node: Braces,
  http: Globe,
  ssh: Server,
  docker: Container,
  redis: Database,
  noop: CircleDashed,
};

/** A picture for a kind of executor; those that came later share one. */
export function ExecutorIcon({ kind }: { kind: string }) {
  const Icon = ICONS[kind] ?? Puzzle;
  return <Icon size={15} strokeWidth={1.75} className="shrink-0 text-quiet" aria-hidden="true" />;
}
