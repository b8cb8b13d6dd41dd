import { useState } from "react";
import type { CrontabImport, CrontabImportRequest } from "@/api/types";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { ImportForm } from "@/features/imports/components/import-form";
import { ImportResult } from "@/features/imports/components/import-result";

interface Imported {
  text: string;
  result: CrontabImport;
  state: CrontabImportRequest["state"];
}

/** Turns a crontab into jobs. */
export function Component() {
  const [imported, setImported] = useState<Imported | null>(null);
  return (
    <Page title="Import a crontab">
      <PageHeader title="Import a crontab">
        {imported
          ? null
          : "Paste it, see what each line means, then make jobs of it. Nothing is saved before you say so."}
      </PageHeader>
      {imported ? (
        <ImportResult {...imported} onAgain={() => setImported(null)} />
      ) : (
        <ImportForm onImported={(text, result, state) => setImported({ text, result, state })} />
      )}
    </Page>
  );
}
