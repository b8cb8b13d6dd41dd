import { TextFileField } from "@/components/ui/text-file-field";
import { readIcsFile } from "../read-ics-file";

interface IcsFieldProps {
  text: string;
  error?: string | undefined;
  onChange: (text: string) => void;
}

/** Where an iCalendar file is pasted, dropped or chosen. */
export function IcsField(props: IcsFieldProps) {
  return (
    <TextFileField
      {...props}
      label="iCalendar text"
      fileLabel="iCalendar file"
      hint="The content of an .ics file, repeated events included. Drop a file here, too."
      placeholder={"BEGIN:VCALENDAR\n…"}
      rows={9}
      accept=".ics,text/calendar"
      read={readIcsFile}
    />
  );
}
