/** Says that an execution was removed while somebody looks at it. */
export function GoneNotice() {
  return (
    <p role="status" className="mb-3 rounded-md bg-sunken px-3 py-2 text-sm">
      <span className="font-medium">This execution was removed while you looked at it.</span>{" "}
      <span className="text-quiet">
        What was loaded of it stays here until you leave the page; choose lines to copy or save them.
      </span>
    </p>
  );
}
