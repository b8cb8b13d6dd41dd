import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { useAskAgain } from "@/features/ask/api/ask";
import { AskAnswer } from "@/features/ask/components/ask-answer";
import { AskForm } from "@/features/ask/components/ask-form";
import { AskIdeas } from "@/features/ask/components/ask-ideas";
import { useUrlFilters } from "@/lib/use-url-filters";

/** A question in one's own words, and the rows that answer it. */
export function Component() {
  const address = useUrlFilters();
  const question = address.text("q");
  const askAgain = useAskAgain();
  const ask = (q: string) => (q === question ? askAgain(q) : address.set({ q }));
  return (
    <Page title="Ask" className="max-w-[980px]">
      <PageHeader title="Ask">
        A question becomes a query that you can see and change; the answer cites the rows it found.
      </PageHeader>
      <AskForm key={`form ${question}`} question={question} onAsk={ask} />
      {question === "" ? (
        <AskIdeas onAsk={ask} />
      ) : (
        <AskAnswer key={`answer ${question}`} question={question} />
      )}
    </Page>
  );
}
