import { useState } from "react";
import { Link } from "react-router";
import type { ReportBody, ReportSentence } from "@/api/types";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { formatExact } from "@/lib/format";
import { useReport } from "../api/get-report";
import { SECTIONS } from "../words";
import { ReportActions } from "./report-actions";
import { ReportByline } from "./report-byline";
import { ReportFacts } from "./report-facts";

/** A report: its sentences, then the facts that they cite. */
export function ReportReader({ id, onDeleted }: { id: string; onDeleted: () => void }) {
  const report = useReport(id);
  const [cited, setCited] = useState<readonly string[]>([]);
  if (report.isPending) return <SkeletonRows rows={8} />;
  if (!report.data)
    return (
      <ErrorState isPage what="This report" error={report.error} onRetry={() => void report.refetch()} />
    );
  const { data } = report;
  return (
    <article>
      <header className="mb-4 flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="text-xl font-semibold">{data.title}</h1>
          <p className="mt-1 text-sm text-quiet">
            {formatExact(data.since, data.about.timezone)} to {formatExact(data.until, data.about.timezone)}
          </p>
        </div>
        <ReportActions report={data} onDeleted={onDeleted} />
      </header>
      {data.state === "pending" ? (
        <p role="status" className="flex items-center gap-2 py-8 text-sm text-quiet">
          <Spinner /> The facts are being gathered. This takes a few seconds.
        </p>
      ) : null}
      {data.state === "failed" ? (
        <EmptyState title="This report was not made">{data.error}</EmptyState>
      ) : null}
      {data.body ? <Body body={data.body} cited={cited} onCite={setCited} /> : null}
    </article>
  );
}

interface BodyProps {
  body: ReportBody;
  /** Facts that are marked. */
  cited: readonly string[];
  onCite: (ids: readonly string[]) => void;
}

function Body({ body, cited, onCite }: BodyProps) {
  return (
    <>
      <p className="mb-5 text-base font-medium">{body.headline}</p>
      {SECTIONS.map(({ id, heading }) => (
        <Sentences
          key={id}
          heading={heading}
          sentences={body.sentences.filter(({ section }) => section === id)}
          onCite={onCite}
        />
      ))}
      <Sentences heading="What may be the cause" sentences={body.hypotheses} onCite={onCite} />
      {body.actions.length > 0 ? (
        <Section title="What could be done" className="mt-6">
          <ul className="list-disc pl-5 text-sm">
            {body.actions.map((action) => (
              <li key={action.title} className="py-0.5">
                {action.path ? (
                  <Link to={action.path} className="underline underline-offset-2">
                    {action.title}
                  </Link>
                ) : (
                  action.title
                )}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Quotations body={body} />
      <Section title="Facts" className="mt-6" note="Every number above is one of these.">
        <ReportFacts facts={body.facts} marked={cited} />
      </Section>
      {body.gaps.map((gap) => (
        <p key={gap} className="py-1 text-sm text-quiet">
          {gap}
        </p>
      ))}
      <ReportByline authorship={body.authorship} />
    </>
  );
}

interface SentencesProps {
  heading: string;
  sentences: readonly ReportSentence[];
  onCite: (ids: readonly string[]) => void;
}

function Sentences({ heading, sentences, onCite }: SentencesProps) {
  if (sentences.length === 0) return null;
  return (
    <Section title={heading} className="mt-6">
      <ul className="list-disc pl-5 text-sm">
        {sentences.map(({ text, cites, confidence }, at) => (
          <li key={at} className="py-0.5">
            {text}
            {confidence ? <span className="text-quiet"> ({confidence} confidence)</span> : null}{" "}
            {cites.map((cite) => (
              <a
                key={cite}
                href={`#${cite}`}
                onClick={() => onCite(cites)}
                className="mr-1 text-xs text-faint underline underline-offset-2 hover:text-fg"
              >
                {cite}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Quotations({ body }: { body: ReportBody }) {
  if (body.quotations.length === 0) return null;
  return (
    <Section
      title="What was said"
      className="mt-6"
      note="Pieces of output, without what looks like a secret."
    >
      <ul className="text-sm">
        {body.quotations.map(({ job, text, note, path, execution_id: execution }) => (
          <li key={text} className="border-b border-line py-2">
            {job ? <span className="font-medium">{job} </span> : null}
            <q className="font-mono text-xs wrap-anywhere">{text}</q>
            <span className="block text-xs text-quiet">
              {note} {path ? <Away to={path}>Its pattern</Away> : null}
              {execution ? <Away to={`/executions/${execution}`}>The execution</Away> : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Away({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className="underline underline-offset-2 hover:text-fg" data-print="hide">
      {children}
    </Link>
  );
}
