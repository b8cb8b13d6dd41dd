import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { errorWords } from "@/components/ui/error-words";
import { paths } from "@/config/paths";

interface ErrorStateProps {
  error: unknown;
  /** What could not be shown: "The jobs". */
  what?: string;
  /** It is all there is on the page, so that its title is the page's. */
  isPage?: boolean;
  onRetry?: () => void;
}

/** Says what happened and what to do; each kind of refusal reads differently. */
export function ErrorState({ error, what = "This", isPage = false, onRetry }: ErrorStateProps) {
  const Heading = isPage ? "h1" : "h2";
  const { icon: Icon, title, text, retry } = errorWords(error, what);
  return (
    <div
      role="alert"
      className="mx-auto flex max-w-md animate-appear flex-col items-center px-4 py-14 text-center"
    >
      <Icon size={22} strokeWidth={1.5} className="mb-3 text-faint" aria-hidden="true" />
      <Heading className="text-base font-semibold">{title}</Heading>
      <p className="mt-1 text-sm text-quiet">{text}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2 empty:hidden">
        {onRetry && retry !== null ? <Button onClick={onRetry}>{retry}</Button> : null}
        {isPage ? (
          <Button asChild variant={retry === null ? "secondary" : "ghost"}>
            <Link to={paths.overview}>Go to the overview</Link>
          </Button>
        ) : null}
      </div>
    </div>
  );
}
