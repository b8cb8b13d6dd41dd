/** As large as the server takes. */
const MAX_BYTES = 1_048_576;

/** The text of a dropped or chosen file; rejects with a sentence when it is no iCalendar file. */
export async function readIcsFile(file: File): Promise<string> {
  if (file.size > MAX_BYTES)
    throw new Error(`“${file.name}” is too large for a calendar (${file.size} bytes).`);
  const text = await file.text();
  if (!text.includes("BEGIN:VCALENDAR"))
    throw new Error(`“${file.name}” is no iCalendar file: BEGIN:VCALENDAR is missing.`);
  return text;
}
