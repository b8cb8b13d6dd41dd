import { TextFileField } from "@/components/ui/text-file-field";
import { readCrontabFile } from "../read-crontab-file";

interface CrontabInputProps {
  text: string;
  error?: string | undefined;
  onChange: (text: string) => void;
}

const EXAMPLE = "# Back up the orders\n0 2 * * * /usr/local/bin/backup-orders --to s3";

/** Where a crontab is pasted, dropped or chosen. */
export function CrontabInput(props: CrontabInputProps) {
  return (
    <TextFileField
      {...props}
      label="Crontab"
      fileLabel="Crontab file"
      hint={
        <>
          What <code>crontab -l</code> prints, or a file of /etc/cron.d. Drop a file here, too.
        </>
      }
      placeholder={EXAMPLE}
      rows={10}
      read={readCrontabFile}
    />
  );
}
